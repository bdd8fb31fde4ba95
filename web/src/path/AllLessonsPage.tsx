import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Waiting } from "../app/Status";
import { t } from "../i18n";
import { useCourse, useMyCourse } from "./useCourse";

export function AllLessonsPage() {
  const course = useCourse(useMyCourse().id);
  const [wanted, want] = useState("");
  if (!course.data) {
    return <Waiting />;
  }
  const language = course.data.forSpeakersOf.code;
  const needle = wanted.trim().toLocaleLowerCase();
  const rows = course.data.units
    .flatMap((unit) => unit.lessons.map((lesson) => ({ unit, lesson })))
    .filter(({ unit, lesson }) => `${unit.title} ${lesson.title}`.toLocaleLowerCase().includes(needle));
  return (
    <main className="page">
      <h1>{t("All lessons")}</h1>
      <input
        type="search"
        className="search"
        aria-label={t("Search lessons")}
        placeholder={t("Search lessons")}
        value={wanted}
        onChange={(event) => want(event.target.value)}
      />
      <p role="status" className="hidden">
        {t("{count, plural, one {# lesson} other {# lessons}}", { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <p>{t("No lesson has this in its name.")}</p>
      ) : (
        <table className="list lessons-list">
          <thead>
            <tr>
              <th>{t("Unit")}</th>
              <th>{t("Lesson")}</th>
              <th>{t("Best")}</th>
              <th>{t("To review")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, lesson }) => (
              <tr key={lesson.id}>
                <td lang={language}>{unit.title}</td>
                <td>
                  <Link to="/lesson/$lessonId" params={{ lessonId: lesson.id }} lang={language}>
                    {lesson.title}
                  </Link>
                </td>
                <td>{lesson.state.status === "done" ? `${Math.round(lesson.state.bestScore * 100)} %` : "–"}</td>
                <td>{lesson.state.due || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
