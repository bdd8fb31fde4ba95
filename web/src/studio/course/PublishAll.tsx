import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, unwrap } from "../../api/client";
import { Dialog } from "../../app/Dialog";
import { t } from "../../i18n";
import { type Course, explainEdit, type LessonEntry } from "../authoring";
import { PublishButtons } from "../PublishButtons";
import { State } from "../State";

/** Shows what learners would get, then gives it to them: every changed lesson in one step, or none. */
export function PublishAll({
  course,
  lessons,
  close,
}: {
  course: Course;
  lessons: readonly LessonEntry[];
  close: () => void;
}) {
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/courses/{id}/publish", { params: { path: { id: course.id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["studio"] }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["course"] });
      void queries.invalidateQueries({ queryKey: ["courses"] });
    },
  });
  const waiting = lessons.filter((lesson) => lesson.status !== "published");
  const canPublish = waiting.length > 0 || course.status === "archived";
  const count = publish.data?.lessons.length ?? 0;
  return (
    <Dialog title={t("Publish this course?")} close={close}>
      {publish.isSuccess ? (
        <p role="status">
          {t(
            "{count, plural, one {# lesson is} other {# lessons are}} published. Learners have version {version} of the course.",
            {
              count,
              version: publish.data.version,
            },
          )}
        </p>
      ) : !canPublish ? (
        <p>{t("Learners have everything already: no lesson has changed.")}</p>
      ) : (
        <>
          <p>
            {t(
              "Learners get these lessons in one step. Who is in the middle of a lesson keeps the version that they began with.",
            )}
          </p>
          <ul className="waiting-list">
            {waiting.map((lesson) => (
              <li key={lesson.id}>
                <span lang={course.forSpeakersOf.code}>{lesson.title}</span> <State of={lesson.status} />
              </li>
            ))}
          </ul>
        </>
      )}
      {publish.isError && <Refusal error={publish.error} lessons={lessons} />}
      <PublishButtons
        isDone={publish.isSuccess || !canPublish}
        isBusy={publish.isPending}
        publish={() => publish.mutate()}
        close={close}
      />
    </Dialog>
  );
}

/** Everything that keeps the course from being published, lesson by lesson. */
function Refusal({ error, lessons }: { error: unknown; lessons: readonly LessonEntry[] }) {
  const fields = error instanceof ApiError ? Object.entries(error.fields) : [];
  return (
    <div role="alert" className="error">
      <p>{fields.length > 0 ? t("This is missing. Nothing was published.") : explainEdit(error)}</p>
      <ul>
        {fields.map(([pointer, reasons]) => {
          const [, first = "", id = "", ...rest] = pointer.split("/");
          const lesson = first === "lessons" ? lessons.find((one) => one.id === id) : undefined;
          return (
            <li key={pointer} lang="en">
              {lesson ? `${lesson.title}${rest.length > 0 ? ` /${rest.join("/")}` : ""}` : pointer}:{" "}
              {reasons.join(", ")}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
