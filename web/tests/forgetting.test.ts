import { describe, expect, it } from "vitest";
import { curve, decayOf, recallAfter } from "../src/words/forgetting";

describe("the forgetting curve", () => {
  it("is at 90 % when the stability has passed, however fast it flattens", () => {
    for (const decay of [0.1, 0.1542, 0.5, 0.8]) {
      expect(recallAfter(0, 12, decay)).toBe(1);
      expect(recallAfter(12, 12, decay)).toBeCloseTo(0.9, 10);
    }
  });

  it.each([
    [3, 1, 0.1542],
    [30, 2.5, 0.5],
    [2, 20, 0.3],
    [9, 4, 0.75],
  ])("gives the decay back of a point %d days after a review with stability %d", (days, stability, decay) => {
    expect(decayOf(days, stability, recallAfter(days, stability, decay))).toBeCloseTo(decay, 4);
  });

  it("falls between reviews and is lifted by each", () => {
    const day = 86_400_000;
    const points = curve(
      [
        { at: 0, stability: 2 },
        { at: 4 * day, stability: 9 },
      ],
      0.2,
      20 * day,
    );
    const lifted = points.filter((point, index) => index > 0 && point.recall > (points[index - 1]?.recall ?? 1));
    expect(lifted).toEqual([{ at: 4 * day, recall: 1 }]);
    expect(points.at(-1)?.at).toBe(20 * day);
  });
});
