import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, unwrap } from "../../api/client";
import { Dialog } from "../../app/Dialog";
import { t } from "../../i18n";
import { explainEdit, isLostRace, readDraft } from "../authoring";
import { PublishButtons } from "../PublishButtons";
import { Changes } from "./Changes";
import { compare, contentOf, isEmpty } from "./content";
import { type DraftEditor, publish } from "./draftEditor";
import { Errors } from "./Errors";
import { useEditing } from "./useDraftEditor";

/** Shows what learners would get that they do not have yet, and gives just that to them. */
export function PublishLesson({
  editor,
  language,
  goTo,
  close,
}: {
  editor: DraftEditor;
  language: string;
  goTo: (pointer: string) => void;
  close: () => void;
}) {
  const { draft, mine } = useEditing(editor);
  const queries = useQueryClient();
  const { id, publishedVersion: version } = draft;
  const before = useQuery({
    queryKey: ["studio", "version", id, version],
    queryFn: () =>
      unwrap(api.GET("/api/v1/lessons/{id}/versions/{n}", { params: { path: { id, n: String(version) } } })),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const send = useMutation({
    mutationFn: async () => {
      const published = await publish(id, await editor.flush());
      editor.take(await readDraft(id));
      return published;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["studio"] }),
    onSuccess: () => {
      for (const key of ["course", "courses", "lesson"]) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
  const difference = before.data && compare(contentOf(before.data.source), mine);
  const isCurrent = draft.status === "published" && difference !== undefined && isEmpty(difference);
  return (
    <Dialog title={t("Publish this lesson?")} close={close}>
      {send.isSuccess ? (
        <p role="status">
          {t("Version {version} is published, with {count, plural, one {# question} other {# questions}}.", {
            version: send.data.version,
            count: send.data.questions,
          })}
        </p>
      ) : (
        <>
          <p>
            {isCurrent
              ? t("Learners have just this already.")
              : version === undefined
                ? t("Learners see this lesson for the first time.")
                : t(
                    "This is new for learners. Who is in the middle of the lesson keeps the version that they began with.",
                  )}
          </p>
          {difference && !isCurrent && <Changes difference={difference} language={language} />}
        </>
      )}
      {send.isError &&
        (isLostRace(send.error) ? (
          <p role="alert" className="error">
            {explainEdit(send.error)}
          </p>
        ) : (
          <Errors errors={send.error instanceof ApiError ? send.error.fields : {}} problem={send.error} goTo={goTo} />
        ))}
      <PublishButtons
        isDone={send.isSuccess || isCurrent}
        isBusy={send.isPending}
        publish={() => send.mutate()}
        close={close}
      />
    </Dialog>
  );
}
