const accents: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ø", u: "ü", n: "ñ", c: "ç", s: "š", y: "ý" };

/** A text that looks translated: accented letters, at least 40 % longer by whole words, in brackets. What stands in braces stays. */
export function pseudo(text: string): string {
  let depth = 0;
  let out = "";
  for (const letter of text) {
    depth += letter === "{" ? 1 : 0;
    out += depth > 0 ? letter : (accents[letter] ?? letter);
    depth -= letter === "}" ? 1 : 0;
  }
  return `[${out}${" ~~~~".repeat(Math.ceil(text.length * 0.08))}]`;
}
