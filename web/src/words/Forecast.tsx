import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { t } from "../i18n";
import { DayBars } from "../profile/DayBars";

/** How many words come back on each of the next days. */
export function Forecast({ courseId }: { courseId?: string }) {
  const forecast = useQuery({
    queryKey: ["progress", "forecast", courseId],
    queryFn: () => unwrap(api.GET("/api/v1/progress/forecast", { params: { query: { courseId, days: 14 } } })),
    enabled: courseId !== undefined,
  });
  if (!forecast.data) {
    return null;
  }
  const { days, overdue } = forecast.data;
  const due = days.reduce((sum, one) => sum + one.due, 0);
  return (
    <DayBars
      title={t("Coming due")}
      sentence={
        overdue > 0
          ? t(
              "{due, plural, one {# word comes} other {# words come}} back in {days} days, and {overdue} wait already.",
              {
                due,
                days: days.length,
                overdue,
              },
            )
          : t("{due, plural, one {# word comes} other {# words come}} back in {days} days.", { due, days: days.length })
      }
      days={days.map((one) => ({ date: one.date, value: one.due }))}
      unit={t("Words")}
    />
  );
}
