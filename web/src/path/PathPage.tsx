import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";
import { useTaken } from "../offline/useOffline";
import { QuestCard, useQuests } from "../rewards/QuestCard";
import { useCourse, useCourses, useMyCourse } from "./useCourse";

/** The path: units and lessons, the recommended one marked. Every lesson may be opened. */
export function PathPage() {
  const mine = useMyCourse();
  const courses = useCourses();
  const course = useCourse(mine.id);
  const taken = useTaken();
  if (course.isError) {
    return (
      <Notice
        title={t("The course cannot be shown")}
        text={explain(course.error)}
        retry={() => void course.refetch()}
      />
    );
  }
  if (mine.isEmpty) {
    return <Notice title={t("No course yet")} text={t("This server has no course. Its operator can import one.")} />;
  }
  if (!course.data) {
    return <Waiting />;
  }
  const language = course.data.forSpeakersOf.code;
  const lessons = course.data.units.flatMap((unit) => unit.lessons);
  const next = lessons.find((lesson) => lesson.state.status !== "done")?.id;
  const due = lessons.reduce((sum, lesson) => sum + lesson.state.due, 0);
  const isTaken = (id: string) => taken.data?.some((one) => one.id === id) ?? false;
  return (
    <main className="page path-page">
      <div className="path">
        <header className="path-head">
          <h1 lang={course.data.forSpeakersOf.code}>{course.data.title}</h1>
          <Link to="/lessons" className="button small">
            {t("All lessons")}
          </Link>
          {(courses.data?.items.length ?? 0) > 1 && (
            <label>
              <span className="hidden">{t("Course")}</span>
              <select value={mine.id} onChange={(event) => mine.choose(event.target.value)}>
                {courses.data?.items.map((one) => (
                  <option key={one.id} value={one.id} lang={one.forSpeakersOf.code}>
                    {one.title}
                  </option>
                ))}
              </select>
            </label>
          )}
        </header>
        {course.data.units.map((unit) => (
          <section key={unit.id} aria-labelledby={unit.id}>
            <h2 id={unit.id} lang={language}>
              {unit.title}
            </h2>
            <ol className="nodes">
              {unit.lessons.map((lesson) => (
                <li key={lesson.id}>
                  <Link
                    to="/lesson/$lessonId"
                    params={{ lessonId: lesson.id }}
                    className="node"
                    data-status={lesson.state.status}
                    data-next={lesson.id === next || undefined}
                  >
                    <span className="ring" aria-hidden="true" style={{ "--score": lesson.state.bestScore } as never}>
                      {lesson.state.status === "done" ? "✓" : lesson.id === next ? "▶" : ""}
                    </span>
                    <span className="node-text">
                      <b lang={language}>{lesson.title}</b>
                      <small>
                        {statusText(lesson.state)} {isTaken(lesson.id) && `· ${t("Taken along")}`}
                      </small>
                    </span>
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <Today due={due} />
    </main>
  );
}

function statusText(state: { status: string; bestScore: number; due: number }): string {
  if (state.status === "new") {
    return t("New");
  }
  if (state.due > 0) {
    return t("{due, plural, one {# word fades} other {# words fade}}", { due: state.due });
  }
  return state.status === "done" ? t("Best: {score} %", { score: Math.round(state.bestScore * 100) }) : t("Begun");
}

function Today({ due }: { due: number }) {
  const streak = useQuery({ queryKey: ["streak"], queryFn: () => unwrap(api.GET("/api/v1/streak", {})) });
  const today = useQuests().data?.items.filter((quest) => quest.period === "daily" && quest.endsAt) ?? [];
  return (
    <aside className="today" aria-label={t("Today")}>
      <dl className="figures">
        <div className="accent">
          <dt>{t("Streak")}</dt>
          <dd>{streak.data ? t("{days, plural, one {# day} other {# days}}", { days: streak.data.days }) : "–"}</dd>
        </div>
        <div>
          <dt>{t("To review")}</dt>
          <dd>{due}</dd>
        </div>
        <div>
          <dt>{t("Gems")}</dt>
          <dd>{streak.data?.gems ?? "–"}</dd>
        </div>
      </dl>
      {due > 0 && (
        <Link to="/review" className="button primary">
          {t("Review")}
        </Link>
      )}
      {today.length > 0 && (
        <section aria-labelledby="quests">
          <h2 id="quests">{t("Quests")}</h2>
          <ul className="cards">
            {today.map((quest) => (
              <QuestCard key={quest.id} quest={quest} />
            ))}
          </ul>
        </section>
      )}
      <Link to="/quests" className="button">
        {t("All quests")}
      </Link>
      <Link to="/offline" className="button">
        {t("Without a network")}
      </Link>
    </aside>
  );
}
