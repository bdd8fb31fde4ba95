import type { WordFeedback } from "../api/client";

/** One step from the typed text to an accepted one. */
export interface Token {
  kind: "same" | "accent" | "typo" | "changed" | "missing" | "extra";
  typed?: string;
  expected?: string;
}

/** Why a word differs, in the server's words where it has named this one: it knows the language and the course. */
export function reasonOf(token: Token, words: readonly WordFeedback[]): WordFeedback["reason"] {
  const isOf = (word: WordFeedback) =>
    token.kind === "missing"
      ? word.typed === undefined && same(word.expected, token.expected)
      : same(word.typed, token.typed) && (word.expected === undefined || same(word.expected, token.expected));
  const moved = words.find(
    (word) => word.reason === "order" && (same(word.typed, token.typed) || same(word.expected, token.expected)),
  );
  return (words.find(isOf) ?? moved)?.reason ?? (token.kind === "same" ? "changed" : token.kind);
}

const same = (a?: string, b?: string): boolean => a !== undefined && b !== undefined && bare(a) === bare(b);

const marks = /\p{M}+/gu;
const edges = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

/** A word as far as letters go: case and the punctuation around it decide nothing. */
function bare(word: string): string {
  return word.normalize("NFC").toLocaleLowerCase().replace(edges, "");
}

function withoutMarks(word: string): string {
  return bare(word).normalize("NFD").replace(marks, "");
}

export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word.length > 0);
}

function kindOf(typed: string, expected: string): Token["kind"] {
  if (bare(typed) === bare(expected)) {
    return "same";
  }
  if (withoutMarks(typed) === withoutMarks(expected)) {
    return "accent";
  }
  return distance(bare(typed), bare(expected)) === 1 ? "typo" : "changed";
}

const cost: Record<Token["kind"], number> = { same: 0, accent: 0.3, typo: 0.6, changed: 1.6, missing: 1, extra: 1 };

/** Aligns words: the cheapest way from the typed text to the expected one (Wagner and Fischer, 1974, over words). */
export function diff(typed: string, expected: string): Token[] {
  const [a, b] = [words(typed).slice(0, 60), words(expected).slice(0, 60)];
  const best: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const ways: number[] = [];
      if (i < a.length && j < b.length) {
        ways.push(cost[kindOf(a[i] as string, b[j] as string)] + (best[i + 1]?.[j + 1] ?? 0));
      }
      if (i < a.length) {
        ways.push(cost.extra + (best[i + 1]?.[j] ?? 0));
      }
      if (j < b.length) {
        ways.push(cost.missing + (best[i]?.[j + 1] ?? 0));
      }
      (best[i] as number[])[j] = ways.length === 0 ? 0 : Math.min(...ways);
    }
  }
  const tokens: Token[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const here = best[i]?.[j] ?? 0;
    if (i < a.length && j < b.length) {
      const kind = kindOf(a[i] as string, b[j] as string);
      if (Math.abs(here - cost[kind] - (best[i + 1]?.[j + 1] ?? 0)) < 1e-9) {
        tokens.push({ kind, typed: a[i++] as string, expected: b[j++] as string });
        continue;
      }
    }
    if (i < a.length && Math.abs(here - cost.extra - (best[i + 1]?.[j] ?? 0)) < 1e-9) {
      tokens.push({ kind: "extra", typed: a[i++] as string });
    } else {
      tokens.push({ kind: "missing", expected: b[j++] as string });
    }
  }
  return tokens;
}

/** Edits from one word to another, a swap of neighbours counted as one; more than two are all the same. */
function distance(a: string, b: string): number {
  const [s, t] = [[...a], [...b]];
  if (Math.abs(s.length - t.length) > 1) {
    return 9;
  }
  const rows: number[][] = [t.map((_, j) => j).concat(t.length)];
  for (let i = 1; i <= s.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= t.length; j++) {
      const up = rows[i - 1] as number[];
      let least = Math.min(
        (up[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (up[j - 1] as number) + (s[i - 1] === t[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1]) {
        least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return (rows[s.length] as number[])[t.length] as number;
}
