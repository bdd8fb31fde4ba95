import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { useSession } from "../api/useSession";
import { mayOpenStudio } from "../app/roles";
import { Waiting } from "../app/Status";
import { known, t } from "../i18n";
import { Badges } from "../rewards/Badges";
import { Forecast } from "../words/Forecast";
import { DayBars } from "./DayBars";

export function ProfilePage() {
  const state = useSession();
  const history = useQuery({
    queryKey: ["progress", "history"],
    queryFn: () => unwrap(api.GET("/api/v1/progress/history", { params: { query: { days: 14 } } })),
  });
  const progress = useQuery({ queryKey: ["progress"], queryFn: () => unwrap(api.GET("/api/v1/progress", {})) });
  const achievements = useQuery({
    queryKey: ["progress", "achievements"],
    queryFn: () => unwrap(api.GET("/api/v1/achievements", {})),
  });
  if (state.kind !== "in" || !progress.data) {
    return <Waiting />;
  }
  const days = history.data?.days ?? [];
  const minutes = Math.round(days.reduce((sum, day) => sum + day.minutes, 0));
  const answered = days.reduce((sum, day) => sum + day.answered, 0);
  const correct = days.reduce((sum, day) => sum + day.correct, 0);
  return (
    <main className="page profile">
      <header className="path-head">
        <h1 translate="no">{state.user.displayName}</h1>
        <div className="row">
          {mayOpenStudio(state.user.roles) && (
            <Link to="/studio" className="button">
              {t("Studio")}
            </Link>
          )}
          <Link to="/settings" className="button">
            {t("Settings")}
          </Link>
        </div>
      </header>
      {state.user.guest && (
        <p className="hint">
          {t("You learn as a guest. An account keeps what you have learnt.")}{" "}
          <Link to="/sign-up">{t("Make an account")}</Link>
        </p>
      )}
      <dl className="figures">
        {progress.data.courses.slice(0, 1).map((course) => (
          <div key={course.courseId} className="accent">
            <dt>{t("Words known")}</dt>
            <dd>
              {course.wordsKnown} / {course.wordsSeen}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("Minutes in two weeks")}</dt>
          <dd>{minutes}</dd>
        </div>
        <div>
          <dt>{t("Answered right")}</dt>
          <dd>{answered === 0 ? "–" : `${Math.round((100 * correct) / answered)} %`}</dd>
        </div>
      </dl>
      <DayBars
        title={t("XP by day")}
        sentence={t("{active, plural, one {# day} other {# days}} of the last {all} with learning.", {
          active: days.filter((day) => day.xp > 0).length,
          all: days.length,
        })}
        days={days.map((day) => ({ date: day.date, value: day.xp }))}
        unit={t("XP")}
      />
      <Forecast courseId={progress.data.courses[0]?.courseId} />
      <Badges />
      <section aria-labelledby="achievements">
        <h2 id="achievements">{t("Achievements")}</h2>
        <ul className="cards">
          {achievements.data?.items.map((one) => (
            <li key={one.id} className="card" data-reached={one.reached >= one.goal || undefined}>
              <b>{known(one.title)}</b>
              <small>{known(one.description)}</small>
              <progress value={Math.min(one.reached, one.goal)} max={one.goal} aria-label={known(one.title)} />
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
