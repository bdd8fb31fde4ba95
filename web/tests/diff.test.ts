import { describe, expect, it } from "vitest";
import { diff } from "../src/feedback/diff";

const short = (typed: string, expected: string) =>
  diff(typed, expected)
    .map((token) => `${token.kind}:${token.typed ?? ""}>${token.expected ?? ""}`)
    .join(" ");

describe("the difference between two texts", () => {
  it.each([
    ["the cat sleeps", "The cat sleeps.", "same:the>The same:cat>cat same:sleeps>sleeps."],
    ["el nino come", "el niño come", "same:el>el accent:nino>niño same:come>come"],
    ["helo world", "hello world", "typo:helo>hello same:world>world"],
    ["I teh cat", "I the cat", "same:I>I typo:teh>the same:cat>cat"],
    ["the duck eats", "the dog eats", "same:the>the changed:duck>dog same:eats>eats"],
    ["cat sleeps", "the cat sleeps", "missing:>the same:cat>cat same:sleeps>sleeps"],
    ["the the cat", "the cat", "same:the>the extra:the> same:cat>cat"],
    ["", "cat", "missing:>cat"],
    ["قطة", "قطه", "typo:قطة>قطه"],
  ])("tells %s from %s", (typed, expected, tokens) => {
    expect(short(typed, expected)).toBe(tokens);
  });

  it("keeps every word of both sides in order, whatever they are", () => {
    let seed = 7;
    const next = () => (seed = (seed * 48271) % 2147483647);
    for (let round = 0; round < 300; round++) {
      const text = () =>
        Array.from({ length: next() % 7 }, () => ["a", "bé", "be", "cat", "dog", "¡ah!"][next() % 6]).join(" ");
      const [typed, expected] = [text(), text()];
      const tokens = diff(typed, expected);
      expect(tokens.flatMap((token) => token.typed ?? []).join(" ")).toBe(typed);
      expect(tokens.flatMap((token) => token.expected ?? []).join(" ")).toBe(expected);
    }
  });
});
