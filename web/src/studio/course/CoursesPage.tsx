import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, unwrap } from "../../api/client";
import { useSession } from "../../api/useSession";
import { Dialog } from "../../app/Dialog";
import { explain } from "../../app/problems";
import { Notice, Waiting } from "../../app/Status";
import { t } from "../../i18n";
import { all, tagged } from "../authoring";
import { State } from "../State";
import { CourseForm } from "./CourseForm";

/** The courses of an author; for an admin those of everybody as well. */
export function CoursesPage() {
  const state = useSession();
  const isAdmin = state.kind === "in" && state.user.roles.includes("admin");
  const navigate = useNavigate();
  const [isMaking, setMaking] = useState(false);
  const own = useQuery({
    queryKey: ["studio", "courses", "mine"],
    queryFn: () =>
      all((cursor) => unwrap(api.GET("/api/v1/courses", { params: { query: { mine: "true", limit: 100, cursor } } }))),
  });
  const others = useQuery({
    queryKey: ["studio", "courses", "all"],
    queryFn: () => all((cursor) => unwrap(api.GET("/api/v1/courses", { params: { query: { limit: 100, cursor } } }))),
    enabled: isAdmin,
  });
  if (own.isError) {
    return <Notice title={t("Your courses")} text={explain(own.error)} retry={() => void own.refetch()} />;
  }
  if (!own.data) {
    return <Waiting />;
  }
  const mine = new Set(own.data.map((course) => course.id));
  const foreign = (others.data ?? []).filter((course) => !mine.has(course.id));
  return (
    <main className="page">
      <header className="path-head">
        <h1>{t("Your courses")}</h1>
        <button type="button" className="primary" onClick={() => setMaking(true)}>
          {t("New course…")}
        </button>
      </header>
      {own.data.length === 0 ? (
        <p>{t("You have no course yet. Make one: nobody sees it before you publish it.")}</p>
      ) : (
        <Courses courses={own.data} caption={t("Your courses")} />
      )}
      {foreign.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t("Courses of others")}</h2>
          <Courses courses={foreign} caption={t("Courses of others")} />
        </section>
      )}
      {isMaking && (
        <Dialog title={t("New course")} close={() => setMaking(false)}>
          <CourseForm
            action={t("Make the course")}
            send={(body, key) =>
              tagged(
                api.POST("/api/v1/courses", {
                  params: { header: { "Idempotency-Key": key } },
                  body: { ...body, units: [{ title: t("Unit {number}", { number: 1 }) }] },
                }),
              )
            }
            done={({ value }) => void navigate({ to: "/studio/courses/$courseId", params: { courseId: value.id } })}
          />
        </Dialog>
      )}
    </main>
  );
}

type Summary = Awaited<ReturnType<typeof unwrap<{ items: CourseItem[] }>>>["items"][number];
interface CourseItem {
  id: string;
  title: string;
  language: { name: string; code: string };
  forSpeakersOf: { name: string; code: string };
  lessons: number;
  status: "draft" | "published" | "archived";
}

function Courses({ courses, caption }: { courses: readonly Summary[]; caption: string }) {
  return (
    <table className="list">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th>{t("Course")}</th>
          <th className="wide-only">{t("Languages")}</th>
          <th>{t("Lessons")}</th>
          <th>{t("State")}</th>
        </tr>
      </thead>
      <tbody>
        {courses.map((course) => (
          <tr key={course.id}>
            <td>
              <Link to="/studio/courses/$courseId" params={{ courseId: course.id }} lang={course.forSpeakersOf.code}>
                {course.title}
              </Link>
            </td>
            <td className="wide-only" translate="no">
              {course.language.name} ← {course.forSpeakersOf.name}
            </td>
            <td>{course.lessons}</td>
            <td>
              <State of={course.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
