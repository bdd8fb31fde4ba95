import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import ar from "../src/i18n/ar.json";
import es from "../src/i18n/es.json";
import { pseudo } from "../src/i18n/pseudo";
import studioAr from "../src/studio/i18n/ar.json";
import studioEs from "../src/studio/i18n/es.json";

// Every text of the interface is an argument of t("…"). Those that only the studio has are in lists of their own, which learners do not download.
const texts = new Set<string>();
const studio = new Set<string>();
for (const file of readdirSync("src", { recursive: true, encoding: "utf8" })) {
  if (/\.tsx?$/.test(file) && statSync(`src/${file}`).isFile()) {
    for (const [, text] of readFileSync(`src/${file}`, "utf8").matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g)) {
      (file.startsWith("studio") ? studio : texts).add(JSON.parse(`"${text}"`));
    }
  }
}

// So is every text of the rules of play that the server ships with.
function add(rules: unknown): void {
  for (const [name, value] of Object.entries(rules ?? {})) {
    if ((name === "title" || name === "description") && typeof value === "string") {
      texts.add(value);
    } else if (typeof value === "object") {
      add(value);
    }
  }
}
add(JSON.parse(readFileSync("../src/Myna.Server/Gamification/Rules/rules.json", "utf8")));

const onlyStudio = new Set([...studio].filter((text) => !texts.has(text)));

const names = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

describe.each([
  ["Spanish", es as Record<string, string>, texts],
  ["Arabic", ar as Record<string, string>, texts],
  ["Spanish, for authors", studioEs as Record<string, string>, onlyStudio],
  ["Arabic, for authors", studioAr as Record<string, string>, onlyStudio],
])("the interface in %s", (_, translations, expected) => {
  it("has every text and nothing else", () => {
    expect(Object.keys(translations).sort()).toEqual([...expected].sort());
  });

  it("takes the same values", () => {
    for (const [text, translation] of Object.entries(translations)) {
      expect([...new Set(names(translation))], text).toEqual([...new Set(names(text))]);
    }
  });
});

describe("the pseudo-locale", () => {
  it("lengthens a text and leaves its values alone", () => {
    expect(pseudo("Best: {score} %")).toMatch(/^\[Bëšt: \{score\} %( ~~~~)+\]$/);
  });
});
