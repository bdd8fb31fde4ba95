/** When FSRS calls a word's stability: the days until recall has fallen to this. */
const recallAtStability = 0.9;

/** Days after the review at which recall is asked for. */
export function recallAfter(days: number, stability: number, decay: number): number {
  const factor = recallAtStability ** (-1 / decay) - 1;
  return (1 + (factor * Math.max(0, days)) / stability) ** -decay;
}

/**
 * How fast this learner's curve flattens. The server fits it to each learner and gives it by two points of the curve: recall now and in a week.
 * Found by bisection: for one stability, recall after it rises as the curve flattens faster.
 */
export function decayOf(days: number, stability: number, recall: number): number {
  let [low, high] = [0.1, 0.8];
  const isLate = days > stability;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const isAbove = recallAfter(days, stability, middle) > recall;
    // Beyond the stability a small decay remembers more, before it less.
    if (isAbove === isLate) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (low + high) / 2;
}

export interface Reviewed {
  /** In milliseconds. */
  at: number;
  stability: number;
}

const day = 86_400_000;

/** Points of the curve from the first review to some days from now: recall falls after each review until the next lifts it. */
export function curve(
  reviews: readonly Reviewed[],
  decay: number,
  until: number,
  steps = 60,
): { at: number; recall: number }[] {
  return reviews.flatMap(({ at, stability }, index) => {
    const end = reviews[index + 1]?.at ?? until;
    const count = Math.max(2, Math.round((steps * (end - at)) / Math.max(1, until - (reviews[0]?.at ?? at))));
    return Array.from({ length: count }, (_, step) => {
      const time = at + ((end - at) * step) / (count - 1);
      return { at: time, recall: recallAfter((time - at) / day, stability, decay) };
    });
  });
}
