import "./lesson.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useSession } from "../../api/useSession";
import { Notice, Waiting } from "../../app/Status";
import { t } from "../../i18n";
import { Markdown } from "../../text/Markdown";
import { type Course, explainEdit, readCourse } from "../authoring";
import { Exercises } from "../exercises/Exercises";
import { State } from "../State";
import { Conflicts } from "./Conflicts";
import type { DraftEditor } from "./draftEditor";
import { Errors, focusAt } from "./Errors";
import { Grid, phraseColumns, wordColumns } from "./Grid";
import { PreviewTab } from "./PreviewTab";
import { PublishLesson } from "./PublishLesson";
import { SavingLine } from "./SavingLine";
import { useDraftEditor, useEditing } from "./useDraftEditor";
import { VersionsTab } from "./VersionsTab";

export function LessonEditorPage() {
  const { lessonId } = useParams({ strict: false }) as { lessonId: string };
  const session = useSession();
  const opened = useDraftEditor(lessonId, session.kind === "in" ? session.user.id : "");
  const courseId = opened && "editor" in opened ? opened.editor.state.draft.courseId : undefined;
  const course = useQuery({
    queryKey: ["studio", "course", courseId],
    queryFn: () => readCourse(courseId ?? ""),
    enabled: courseId !== undefined,
  });
  if (opened && "error" in opened) {
    return (
      <Notice
        title={t("This lesson cannot be opened")}
        text={explainEdit(opened.error)}
        retry={() => location.reload()}
      />
    );
  }
  return opened && course.data ? <Opened editor={opened.editor} course={course.data.value} /> : <Waiting />;
}

type Tab = "write" | "preview" | "versions";

function Opened({ editor, course }: { editor: DraftEditor; course: Course }) {
  const editing = useEditing(editor);
  const queries = useQueryClient();
  const [tab, show] = useState<Tab>("write");
  const [isPublishing, setPublishing] = useState(false);
  const { draft, mine } = editing;
  const language = course.forSpeakersOf.code;

  // The course's page shows this title and state.
  useEffect(
    () => () => void queries.invalidateQueries({ queryKey: ["studio", "lessons", course.id] }),
    [queries, course.id],
  );
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void editor.flush().catch(() => undefined);
      }
    };
    document.addEventListener("keydown", save);
    return () => document.removeEventListener("keydown", save);
  }, [editor]);

  const goTo = (pointer: string) => {
    setPublishing(false);
    show("write");
    requestAnimationFrame(() => focusAt(pointer));
  };
  const tabs: { name: Tab; title: string }[] = [
    { name: "write", title: t("Write") },
    { name: "preview", title: t("Preview") },
    { name: "versions", title: t("Versions") },
  ];
  return (
    <main className="page studio-page lesson-editor" data-saving={editing.saving}>
      <nav aria-label={t("Path")}>
        <Link to="/studio/courses/$courseId" params={{ courseId: course.id }} lang={language}>
          {course.title}
        </Link>
      </nav>
      <header className="path-head">
        <div>
          <h1 lang={language}>{mine.title}</h1>
          <p>
            <State of={draft.status} version={draft.publishedVersion} /> <SavingLine editing={editing} />
          </p>
        </div>
        <button type="button" className="small primary" onClick={() => setPublishing(true)}>
          {t("Publish…")}
        </button>
      </header>
      {editing.saving === "conflict" && <Conflicts editor={editor} editing={editing} />}
      <div className="tabs" role="tablist" aria-label={t("Lesson")}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="tab"
            onClick={() => show(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div id="tab" role="tabpanel" className="tab" aria-label={tabs.find(({ name }) => name === tab)?.title}>
        {tab === "write" && <Write editor={editor} course={course} />}
        {tab === "preview" && <PreviewTab editor={editor} course={course} goTo={goTo} />}
        {tab === "versions" && <VersionsTab editor={editor} language={language} />}
      </div>
      {isPublishing && (
        <PublishLesson editor={editor} language={language} goTo={goTo} close={() => setPublishing(false)} />
      )}
    </main>
  );
}

function Write({ editor, course }: { editor: DraftEditor; course: Course }) {
  const { mine, errors, problem } = useEditing(editor);
  const target = course.language.code;
  const source = course.forSpeakersOf.code;
  const introduction = mine.introduction ?? "";
  return (
    <>
      <Errors errors={errors} problem={problem} />
      <label className="field">
        {t("Title")}
        <input
          name="title"
          lang={source}
          maxLength={200}
          value={mine.title}
          aria-invalid={errors["/title"] ? true : undefined}
          onChange={(event) => editor.change({ title: event.target.value })}
        />
      </label>
      <section className="beside" aria-label={t("Introduction")}>
        <label className="field">
          {t("Introduction, in Markdown")}
          <textarea
            name="introduction"
            lang={source}
            rows={10}
            value={introduction}
            aria-invalid={errors["/introduction"] ? true : undefined}
            onChange={(event) => editor.change({ introduction: event.target.value })}
          />
        </label>
        <article lang={source} aria-label={t("As learners see it")} className="rendered">
          {introduction.trim() === "" ? (
            <small lang={document.documentElement.lang}>{t("Learners see the introduction here as you write.")}</small>
          ) : (
            <Markdown text={introduction} />
          )}
        </article>
      </section>
      <Grid
        title={t("Words")}
        pointer="/words"
        rows={mine.words}
        columns={wordColumns(target, source)}
        errors={errors}
        change={(words) => editor.change({ words })}
      />
      <Grid
        title={t("Phrases")}
        pointer="/phrases"
        rows={mine.phrases}
        columns={phraseColumns(target, source)}
        errors={errors}
        change={(phrases) => editor.change({ phrases })}
      />
      <Exercises editor={editor} course={course} />
    </>
  );
}
