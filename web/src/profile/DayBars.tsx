import { useId } from "react";
import { t } from "../i18n";

/** Bars by day with a sentence before and a table behind: the same figures for eyes and for screen readers. */
export function DayBars({
  title,
  sentence,
  days,
  unit,
}: {
  title: string;
  /** What the bars say, for those who do not look at them. */
  sentence: string;
  days: { date: string; value: number }[];
  unit: string;
}) {
  const id = useId();
  const most = Math.max(1, ...days.map((day) => day.value));
  const width = 100 / Math.max(1, days.length);
  return (
    <figure className="plot" aria-labelledby={id}>
      <figcaption id={id}>
        <b>{title}</b> {sentence}
      </figcaption>
      <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
        {days.map((day, index) => (
          <rect
            key={day.date}
            x={index * width + width * 0.15}
            width={width * 0.7}
            y={30 - (28 * day.value) / most - (day.value > 0 ? 1 : 0.4)}
            height={(28 * day.value) / most + (day.value > 0 ? 1 : 0.4)}
            rx="0.6"
          />
        ))}
      </svg>
      <details>
        <summary>{t("As a table")}</summary>
        <table className="list">
          <thead>
            <tr>
              <th>{t("Day")}</th>
              <th>{unit}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <td>{day.date}</td>
                <td>{day.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
