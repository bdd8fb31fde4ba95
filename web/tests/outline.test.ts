import { describe, expect, it } from "vitest";
import { addUnit, moveLesson, moveUnit, removeUnit, renameUnit, unitOf } from "../src/studio/course/outline";

const units = [
  { id: "one", title: "One", lessons: ["a", "b"] },
  { id: "two", title: "Two", lessons: [] },
  { id: "three", title: "Three", lessons: ["c"] },
];
const placed = (outline: typeof units) => outline.map((unit) => `${unit.title}: ${unit.lessons.join(" ")}`.trim());

describe("an outline", () => {
  it("moves a lesson within its unit", () => {
    expect(placed(moveLesson(units, "a", 1))).toEqual(["One: b a", "Two:", "Three: c"]);
  });

  it("moves a lesson over the end of its unit to the near end of the next", () => {
    expect(placed(moveLesson(units, "b", 1))).toEqual(["One: a", "Two: b", "Three: c"]);
    expect(placed(moveLesson(moveLesson(units, "c", -1), "c", -1))).toEqual(["One: a b c", "Two:", "Three:"]);
  });

  it("leaves what cannot go further where it is", () => {
    expect(moveLesson(units, "a", -1)).toBe(units);
    expect(moveLesson(units, "gone", 1)).toBe(units);
    expect(moveUnit(units, "three", 1)).toBe(units);
  });

  it("moves, renames and adds units", () => {
    expect(placed(moveUnit(units, "three", -1))).toEqual(["One: a b", "Three: c", "Two:"]);
    expect(placed(addUnit(renameUnit(units, "two", "Deux"), "Four"))).toEqual([
      "One: a b",
      "Deux:",
      "Three: c",
      "Four:",
    ]);
  });

  it("never loses a lesson with its unit", () => {
    expect(removeUnit(units, "one")).toEqual(units);
    expect(placed(removeUnit(units, "two"))).toEqual(["One: a b", "Three: c"]);
    expect(unitOf(units, "c")?.id).toBe("three");
  });
});
