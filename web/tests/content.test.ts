import { describe, expect, it } from "vitest";
import { type Column, cellOf, isBlank, paste, put } from "../src/studio/lesson/cells";
import { type Content, compare, isEmpty, isSame, merge } from "../src/studio/lesson/content";

const base: Content = {
  title: "Greetings",
  introduction: "Say *saluton*.",
  words: [{ text: "saluton", translation: "hello" }],
  phrases: [],
  glossary: [],
  exercises: [],
  omittedQuestions: [],
};

describe("two edits of one lesson", () => {
  it("come together where they touch different parts", () => {
    const mine = { ...base, title: "Hello" };
    const theirs = { ...base, words: [...base.words, { text: "jes", translation: "yes" }] };
    expect(merge(base, mine, theirs)).toEqual({ content: { ...theirs, title: "Hello" }, conflicts: [] });
  });

  it("leave the same part to a person, and mine where it is", () => {
    const mine = { ...base, title: "Hello", introduction: "Mine" };
    const theirs = { ...base, title: "Hi", phrases: [{ text: "Jes!", translation: "Yes!" }] };
    expect(merge(base, mine, theirs)).toEqual({ content: { ...mine, phrases: theirs.phrases }, conflicts: ["title"] });
  });

  it("are no conflict when both wrote the same, or what the server takes as the same", () => {
    const both = { ...base, title: "Hello" };
    expect(
      merge(base, both, { ...both, words: [{ text: "saluton", translation: "hello", synonyms: [] }] }).conflicts,
    ).toEqual([]);
    expect(isSame({ text: "a", synonyms: [], audio: undefined }, { audio: null, text: "a" })).toBe(true);
    expect(isSame({ answer: false }, {})).toBe(false);
    expect(isSame({ correct: false }, {})).toBe(true);
    expect(isSame([{ text: "a" }, {}], [{ text: "a" }])).toBe(false);
  });
});

describe("the difference of two states", () => {
  it("names what came, went and changed", () => {
    const to = {
      ...base,
      title: "Hi",
      words: [
        { text: "saluton", translation: "hi" },
        { text: "jes", translation: "yes" },
      ],
    };
    const found = compare(base, to);
    expect(found.title).toEqual({ from: "Greetings", to: "Hi" });
    expect(found.words).toEqual({
      added: [to.words[1]],
      removed: [],
      changed: [{ from: base.words[0], to: to.words[0] }],
    });
    expect(isEmpty(found)).toBe(false);
    expect(isEmpty(compare(base, { ...base, exercises: undefined }))).toBe(true);
  });
});

interface Row {
  text: string;
  translation: string;
  synonyms?: string[];
}
const columns: Column<Row>[] = [
  { name: "text", title: "", language: "eo" },
  { name: "translation", title: "", language: "en" },
  { name: "synonyms", title: "", language: "eo", kind: "list" },
];

describe("the grid", () => {
  it("makes a row of what is written below the last one", () => {
    expect(put([], columns, 0, 1, "yes")).toEqual([{ text: "", translation: "yes" }]);
  });

  it("keeps what it does not show", () => {
    const row = { text: "kato", translation: "cat", images: ["cat1"] };
    expect(put([row], columns, 0, 0, "hundo")).toEqual([{ ...row, text: "hundo" }]);
  });

  it("takes lines of a sheet from a cell on, of any system", () => {
    const rows = paste(
      [{ text: "jes", translation: "yes" }],
      columns,
      "ne\tno\r\nkato\tcat\tkateto|katino\tbeyond\r\n",
      1,
      0,
    );
    expect(rows).toEqual([
      { text: "jes", translation: "yes" },
      { text: "ne", translation: "no" },
      { text: "kato", translation: "cat", synonyms: ["kateto", "katino"] },
    ]);
  });

  it("keeps a flag, options and no empty text where none is needed", () => {
    const others: Column<Record<string, unknown>>[] = [
      { name: "correct", title: "", language: "en", kind: "flag" },
      { name: "options", title: "", language: "en", kind: "options" },
      { name: "feedback", title: "", language: "en", isOptional: true },
    ];
    const rows = put(put(put([], others, 0, 0, "*"), others, 0, 1, "*cat|dog"), others, 0, 2, "");
    expect(rows).toEqual([
      { correct: true, options: [{ text: "cat", correct: true }, { text: "dog" }], feedback: undefined },
    ]);
    expect(others.map((column) => cellOf(rows[0] ?? {}, column))).toEqual(["*", "*cat|dog", ""]);
  });

  it("shows a list in one cell and knows an empty row", () => {
    const synonyms = columns[2] as Column<Row>;
    expect(cellOf({ text: "", translation: "", synonyms: ["a", "b"] }, synonyms)).toBe("a|b");
    expect(isBlank({ text: " ", translation: "", synonyms: [] }, columns)).toBe(true);
  });
});
