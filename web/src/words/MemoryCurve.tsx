import { useId } from "react";
import type { WordHistory } from "../api/client";
import { t } from "../i18n";
import { curve, decayOf } from "./forgetting";

const day = 86_400_000;
const ahead = 14;

/** The forgetting curve with every review on it, and two weeks of future. The table of answers below it has the same figures. */
export function MemoryCurve({ history, now }: { history: WordHistory; now: number }) {
  const id = useId();
  const { word } = history;
  const reviews = history.reviews
    .map((review) => ({ at: Date.parse(review.at), stability: review.stability, isRight: review.correct }))
    .sort((a, b) => a.at - b.at);
  const [first, last] = [reviews[0], reviews.at(-1)];
  if (!first || !last) {
    return null;
  }
  const until = now + ahead * day;
  const decay = decayOf((now - last.at) / day + 7, word.stability, word.recallInAWeek);
  const points = curve(reviews, decay, until);
  const x = (at: number) => (100 * (at - first.at)) / (until - first.at);
  const y = (recall: number) => 38 - 36 * recall;
  const path = points.map(
    (point, index) => `${index === 0 ? "M" : "L"}${x(point.at).toFixed(2)} ${y(point.recall).toFixed(2)}`,
  );
  return (
    <figure className="plot memory" aria-labelledby={id}>
      <figcaption id={id}>
        <b>{t("Memory")}</b>{" "}
        {t("You remember it with {now} % now and with {later} % in a week, if you do not meet it before.", {
          now: Math.round(100 * word.recall),
          later: Math.round(100 * word.recallInAWeek),
        })}
      </figcaption>
      <div className="curve" aria-hidden="true">
        <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
          <path className="grid" d={`M0 ${y(1)}H100M0 ${y(0.5)}H100M0 ${y(0)}H100M${x(now)} ${y(1)}V${y(0)}`} />
          <path className="line" d={path.join("")} />
        </svg>
        {reviews.map((review) => (
          <span
            key={review.at}
            className="dot"
            data-right={review.isRight || undefined}
            style={{ insetInlineStart: `${x(review.at)}%`, insetBlockStart: `${(100 * y(1)) / 40}%` }}
          />
        ))}
        <small className="now" style={{ insetInlineStart: `${x(now)}%` }}>
          {t("now")}
        </small>
      </div>
    </figure>
  );
}
