import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, unwrap } from "../../api/client";
import { Dialog } from "../../app/Dialog";
import { explain } from "../../app/problems";
import { Notice, Waiting } from "../../app/Status";
import { saveFile } from "../../app/saveFile";
import { t } from "../../i18n";
import { type Course, changeCourse, explainEdit, isLostRace, readCourse, readDraft, saveCourse } from "../authoring";
import { State } from "../State";
import { CourseForm } from "./CourseForm";
import { OutlineTree } from "./OutlineTree";
import { addUnit, moveLesson, moveUnit, removeUnit, renameUnit } from "./outline";
import { PublishAll } from "./PublishAll";

/** A course: its outline as a tree, what it is, and the way to its learners. */
export function CoursePage() {
  const { courseId } = useParams({ strict: false }) as { courseId: string };
  const course = useQuery({ queryKey: ["studio", "course", courseId], queryFn: () => readCourse(courseId) });
  const lessons = useLessons(courseId);
  if (course.isError || lessons.isError) {
    const error = course.error ?? lessons.error;
    return (
      <Notice
        title={t("This course cannot be opened")}
        text={explainEdit(error)}
        retry={() => void Promise.all([course.refetch(), lessons.refetch()])}
      />
    );
  }
  return course.data && lessons.data ? <Opened course={course.data.value} lessons={lessons.data} /> : <Waiting />;
}

function useLessons(id: string) {
  return useQuery({
    queryKey: ["studio", "lessons", id],
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/courses/{id}/draft/lessons", { params: { path: { id } } }))).items,
  });
}

function Opened({ course, lessons }: { course: Course; lessons: NonNullable<ReturnType<typeof useLessons>["data"]> }) {
  const navigate = useNavigate();
  const outline = useOutline(course.id);
  const [open, setOpen] = useState<"publish" | "settings" | "delete" | null>(null);
  const close = () => setOpen(null);
  const exporting = useMutation({
    mutationFn: async () =>
      saveFile(
        `${course.id}.json`,
        await unwrap(api.GET("/api/v1/courses/{id}/export", { params: { path: { id: course.id } } })),
      ),
  });
  const problem = outline.error ?? exporting.error;
  return (
    <main className="page studio-page">
      <header className="path-head">
        <div>
          <h1 lang={course.forSpeakersOf.code}>{course.title}</h1>
          <p>
            <State of={course.status} version={course.version} />{" "}
            <small translate="no">
              {course.language.name} ← {course.forSpeakersOf.name}
            </small>
          </p>
        </div>
        <div className="row">
          <button type="button" className="small" onClick={() => setOpen("settings")}>
            {t("Settings…")}
          </button>
          <button type="button" className="small" disabled={exporting.isPending} onClick={() => exporting.mutate()}>
            {t("Export")}
          </button>
          <button type="button" className="small primary" onClick={() => setOpen("publish")}>
            {t("Publish…")}
          </button>
        </div>
      </header>
      <OutlineTree
        course={course}
        lessons={lessons}
        outline={outline}
        open={(lessonId) => void navigate({ to: "/studio/lessons/$lessonId", params: { lessonId } })}
      />
      <p role="status" className="saving">
        {outline.isPending ? t("Saving…") : outline.isSuccess ? t("Saved.") : ""}
      </p>
      {problem && (
        <p role="alert" className="error">
          {explainEdit(problem)}
        </p>
      )}
      {open === "publish" && <PublishAll course={course} lessons={lessons} close={close} />}
      {open === "settings" && (
        <Dialog title={t("Settings of the course")} close={close}>
          <CourseForm
            course={course}
            action={t("Save")}
            send={async (body) => {
              const { value, tag } = await readCourse(course.id);
              return saveCourse({ ...value, ...body, id: value.id, units: value.units }, tag);
            }}
            done={() => {
              outline.refresh();
              close();
            }}
          />
          <p>
            <button type="button" className="small danger" onClick={() => setOpen("delete")}>
              {t("Delete the course…")}
            </button>
          </p>
        </Dialog>
      )}
      {open === "delete" && (
        <DeleteCourse course={course} close={close} done={() => void navigate({ to: "/studio" })} />
      )}
    </main>
  );
}

function DeleteCourse({ course, close, done }: { course: Course; close: () => void; done: () => void }) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: async () => {
      const { tag } = await readCourse(course.id);
      await unwrap(
        api.DELETE("/api/v1/courses/{id}", {
          params: { path: { id: course.id }, header: { "If-Match": tag } },
        }),
      );
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["studio"] });
      done();
    },
  });
  return (
    <Dialog title={t("Delete this course?")} close={close}>
      <p>
        {t(
          "If learners have begun it, it only leaves the catalogue and they go on. If nobody has, it is gone for ever.",
        )}
      </p>
      {remove.isError && (
        <p role="alert" className="error">
          {explain(remove.error)}
        </p>
      )}
      <div className="row end">
        <button type="button" className="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {t("Delete the course")}
        </button>
        <button type="button" className="primary" onClick={close}>
          {t("Keep it")}
        </button>
      </div>
    </Dialog>
  );
}

export type OutlineEdit =
  | { kind: "moveLesson" | "moveUnit"; id: string; by: -1 | 1 }
  | { kind: "renameUnit" | "renameLesson"; id: string; title: string }
  | { kind: "addUnit"; title: string }
  | { kind: "addLesson"; unit: string; title: string }
  | { kind: "removeUnit" | "removeLesson"; id: string };

/** Edits of an outline, one after the other: each is on the server before the next begins. */
export function useOutline(courseId: string) {
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["studio", "course", courseId] }),
      queries.invalidateQueries({ queryKey: ["studio", "lessons", courseId] }),
    ]);
  const edit = useMutation({
    scope: { id: `outline ${courseId}` },
    mutationFn: async (what: OutlineEdit): Promise<string | null> => {
      switch (what.kind) {
        case "renameLesson":
          await renameLesson(what.id, what.title);
          return what.id;
        case "removeLesson": {
          const { tag } = await readDraft(what.id);
          await unwrap(
            api.DELETE("/api/v1/lessons/{id}", { params: { path: { id: what.id }, header: { "If-Match": tag } } }),
          );
          return null;
        }
        case "addLesson":
          return (
            await unwrap(
              api.POST("/api/v1/lessons", {
                params: { header: { "Idempotency-Key": crypto.randomUUID() } },
                body: { courseId, unitId: what.unit, title: what.title },
              }),
            )
          ).id;
        default: {
          const { value } = await changeCourse(courseId, (course) => ({ ...course, units: changed(course, what) }));
          return what.kind === "addUnit" ? (value.units.at(-1)?.id ?? null) : what.id;
        }
      }
    },
    onSettled: () => refresh(),
  });
  return { ...edit, refresh: () => void refresh() };
}

function changed({ units }: Course, what: OutlineEdit): Course["units"] {
  switch (what.kind) {
    case "moveLesson":
      return moveLesson(units, what.id, what.by);
    case "moveUnit":
      return moveUnit(units, what.id, what.by);
    case "renameUnit":
      return renameUnit(units, what.id, what.title);
    case "removeUnit":
      return removeUnit(units, what.id);
    case "addUnit":
      return addUnit(units, what.title);
    default:
      return units;
  }
}

/** Only the title changes, whatever else somebody has changed meanwhile. */
async function renameLesson(id: string, title: string): Promise<void> {
  const tries = 4;
  for (let count = 1; ; count++) {
    const { tag } = await readDraft(id);
    try {
      await unwrap(
        api.PATCH("/api/v1/lessons/{id}", {
          params: { path: { id }, header: { "If-Match": tag } },
          body: { title },
          headers: { "Content-Type": "application/merge-patch+json" },
        }),
      );
      return;
    } catch (error) {
      if (!isLostRace(error) || count === tries) {
        throw error;
      }
    }
  }
}
