import type { components } from "../../api/schema";
import type { Draft } from "../authoring";

/** What an author writes of a lesson. */
export type Content = Pick<
  Draft,
  "title" | "introduction" | "words" | "phrases" | "glossary" | "exercises" | "omittedQuestions"
>;
export type Field = keyof Content;
export type Difference = components["schemas"]["LessonDiff"];

export const fields: readonly Field[] = [
  "title",
  "introduction",
  "words",
  "phrases",
  "glossary",
  "exercises",
  "omittedQuestions",
];

export const contentOf = (draft: Content): Content => ({
  title: draft.title,
  introduction: draft.introduction ?? "",
  words: draft.words,
  phrases: draft.phrases,
  glossary: draft.glossary,
  exercises: draft.exercises ?? [],
  omittedQuestions: draft.omittedQuestions ?? [],
});

/** Equal as the server sees it: an absent part and an empty one are the same. */
export const isSame = (one: unknown, other: unknown): boolean => text(one) === text(other);

const text = (value: unknown): string => {
  const plain = simple(value);
  return plain === undefined ? "" : JSON.stringify(plain);
};

function simple(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map(simple);
  }
  if (typeof value === "object" && value !== null) {
    const kept = Object.entries(value)
      .map(([name, part]) => [name, name === "correct" && part === false ? undefined : simple(part)] as const)
      .filter(([, part]) => part !== undefined);
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return value === null || value === "" ? undefined : value;
}

/**
 * Brings two edits of one version together. A part that only one of them changed is theirs who changed it; one that both changed in different ways stays
 * as it is in `mine`, and is a conflict for a person to decide.
 */
export function merge(base: Content, mine: Content, theirs: Content): { content: Content; conflicts: Field[] } {
  const content: Content = { ...mine };
  const conflicts: Field[] = [];
  for (const field of fields) {
    if (isSame(mine[field], theirs[field]) || isSame(base[field], theirs[field])) {
      continue;
    }
    if (isSame(base[field], mine[field])) {
      Object.assign(content, { [field]: theirs[field] });
    } else {
      conflicts.push(field);
    }
  }
  return { content, conflicts };
}

/** What differs between two states of a lesson, in the shape of the server's own comparison of versions. */
export function compare(from: Content, to: Content): Difference {
  const change = (one?: string, other?: string) =>
    (one ?? "") === (other ?? "") ? undefined : { from: one, to: other };
  return {
    title: change(from.title, to.title),
    introduction: change(from.introduction, to.introduction),
    words: parts(from.words, to.words, (word) => word.text),
    phrases: parts(from.phrases, to.phrases, (phrase) => phrase.text),
    glossary: parts(from.glossary, to.glossary, (entry) => entry.term),
    exercises: parts(from.exercises ?? [], to.exercises ?? [], (exercise, index) => exercise.id ?? `new ${index}`),
    omittedQuestions: parts(from.omittedQuestions ?? [], to.omittedQuestions ?? [], (id) => id),
  };
}

function parts<T>(from: readonly T[], to: readonly T[], key: (part: T, index: number) => string) {
  const before = new Map(from.map((part, index) => [key(part, index), part]));
  const after = new Map(to.map((part, index) => [key(part, index), part]));
  return {
    added: [...after].filter(([name]) => !before.has(name)).map(([, part]) => part),
    removed: [...before].filter(([name]) => !after.has(name)).map(([, part]) => part),
    changed: [...after].flatMap(([name, part]) => {
      const former = before.get(name);
      return former !== undefined && !isSame(former, part) ? [{ from: former, to: part }] : [];
    }),
  };
}

export const isEmpty = (difference: Difference): boolean =>
  difference.title === undefined &&
  difference.introduction === undefined &&
  [difference.words, difference.phrases, difference.glossary, difference.exercises, difference.omittedQuestions].every(
    ({ added, changed, removed }) => added.length + changed.length + removed.length === 0,
  );
