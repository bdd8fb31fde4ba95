import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, unwrap } from "../../api/client";
import { i18n, t } from "../../i18n";
import { all, explainEdit, tagged } from "../authoring";
import { Changes } from "./Changes";
import { compare, contentOf } from "./content";
import type { DraftEditor } from "./draftEditor";
import { useEditing } from "./useDraftEditor";

/** Every published version: what it changed, what would change by going back to it, and the way back. */
export function VersionsTab({ editor, language }: { editor: DraftEditor; language: string }) {
  const { draft } = useEditing(editor);
  const [chosen, choose] = useState<number | null>(null);
  const versions = useQuery({
    queryKey: ["studio", "versions", draft.id, draft.publishedVersion],
    queryFn: () =>
      all((cursor) =>
        unwrap(
          api.GET("/api/v1/lessons/{id}/versions", {
            params: { path: { id: draft.id }, query: { limit: 100, cursor } },
          }),
        ),
      ),
  });
  const time = new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium", timeStyle: "short" });
  if (versions.isError) {
    return (
      <p role="alert" className="error">
        {explainEdit(versions.error)}
      </p>
    );
  }
  if (versions.data?.length === 0) {
    return <p>{t("Nothing of this lesson is published yet.")}</p>;
  }
  return (
    <div className="beside">
      <ol className="versions">
        {versions.data?.map(({ version, publishedAt, words, phrases }) => (
          <li key={version}>
            <button type="button" aria-pressed={version === chosen} onClick={() => choose(version)}>
              <b>{t("Version {number}", { number: version })}</b>
              <small translate="no">{time.format(new Date(publishedAt))}</small>
              <small>{t("{words} words, {phrases} phrases", { words, phrases })}</small>
            </button>
          </li>
        ))}
      </ol>
      {chosen !== null && <Version key={chosen} number={chosen} editor={editor} language={language} />}
    </div>
  );
}

function Version({ number, editor, language }: { number: number; editor: DraftEditor; language: string }) {
  const { draft, mine } = useEditing(editor);
  const queries = useQueryClient();
  const { id } = draft;
  const version = useQuery({
    queryKey: ["studio", "version", id, number],
    queryFn: () =>
      unwrap(api.GET("/api/v1/lessons/{id}/versions/{n}", { params: { path: { id, n: String(number) } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const change = useQuery({
    queryKey: ["studio", "diff", id, number],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/lessons/{id}/diff", {
          params: { path: { id }, query: { from: String(number - 1), to: String(number) } },
        }),
      ),
    enabled: number > 1,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const restore = useMutation({
    mutationFn: async () => {
      const tag = await editor.flush();
      editor.take(
        await tagged(
          api.POST("/api/v1/lessons/{id}/versions/{n}/restore", {
            params: { path: { id, n: String(number) }, header: { "If-Match": tag } },
          }),
        ),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["studio", "lessons"] }),
  });
  return (
    <div className="version">
      {change.data && (
        <section>
          <h2>{t("What version {number} changed", { number })}</h2>
          <Changes difference={change.data} language={language} />
        </section>
      )}
      {version.data && (
        <section>
          <h2>{t("What going back to it would change")}</h2>
          <Changes difference={compare(mine, contentOf(version.data.source))} language={language} />
          <p>{t("It becomes the draft. Learners get it when you publish.")}</p>
          <button type="button" className="small" disabled={restore.isPending} onClick={() => restore.mutate()}>
            {t("Take version {number} back", { number })}
          </button>
          <p role="status">{restore.isSuccess ? t("It is the draft now.") : ""}</p>
        </section>
      )}
      {(restore.error ?? version.error ?? change.error) && (
        <p role="alert" className="error">
          {explainEdit(restore.error ?? version.error ?? change.error)}
        </p>
      )}
    </div>
  );
}
