import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button, type Key, Tree, TreeItem, TreeItemContent } from "react-aria-components";
import { Dialog } from "../../app/Dialog";
import { t } from "../../i18n";
import type { Course, LessonEntry } from "../authoring";
import { State } from "../State";
import type { useOutline } from "./CoursePage";
import { unitOf } from "./outline";

type Outline = ReturnType<typeof useOutline>;

/**
 * The outline as a tree. Arrows go over it and open and close units, Enter opens a lesson, F2 renames, Alt with the arrows moves, Delete deletes; the buttons above do the same
 * to what is chosen.
 */
export function OutlineTree({
  course,
  lessons,
  outline,
  open,
}: {
  course: Course;
  lessons: readonly LessonEntry[];
  outline: Outline;
  open: (lesson: string) => void;
}) {
  const [chosen, choose] = useState<string | null>(course.units[0]?.id ?? null);
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());
  const [renaming, rename] = useState<string | null>(null);
  const [isDeleting, setDeleting] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<string | null>(null);

  const { units } = course;
  const language = course.forSpeakersOf.code;
  const entries = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const unit = units.find((one) => one.id === chosen);
  const lesson = chosen === null ? undefined : entries.get(chosen);
  const home = unit ?? (chosen === null ? undefined : unitOf(units, chosen)) ?? units.at(-1);

  // A row that was renamed or made takes the focus back once it is drawn.
  useEffect(() => {
    if (focus !== null && renaming === null) {
      const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`);
      if (row) {
        row.focus();
        setFocus(null);
      }
    }
  });

  const move = (id: string, by: -1 | 1) =>
    outline.mutate({ kind: units.some((one) => one.id === id) ? "moveUnit" : "moveLesson", id, by });
  const add = (what: Parameters<Outline["mutate"]>[0]) =>
    outline.mutate(what, {
      onSuccess: (id) => {
        if (id !== null) {
          choose(id);
          rename(id);
        }
      },
    });
  const finish = (id: string, title: string | null) => {
    rename(null);
    setFocus(id);
    const isUnit = units.some((one) => one.id === id);
    const before = isUnit ? units.find((one) => one.id === id)?.title : entries.get(id)?.title;
    if (title !== null && title !== "" && title !== before) {
      outline.mutate({ kind: isUnit ? "renameUnit" : "renameLesson", id, title });
    }
  };
  const press = (event: KeyboardEvent) => {
    const at =
      event.target instanceof HTMLElement && event.target.matches("[role=row]") ? event.target.dataset.key : undefined;
    if (at === undefined) {
      return;
    }
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      move(at, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "F2" || (event.key === "Enter" && !entries.has(at))) {
      rename(at);
    } else if (event.key === "Enter") {
      open(at);
    } else if (event.key === "Delete") {
      setDeleting(true);
    } else {
      return;
    }
    choose(at);
    event.preventDefault();
    event.stopPropagation();
  };
  const content = (id: string, title: string, entry?: LessonEntry) => (
    <TreeItemContent>
      {({ hasChildItems }) => (
        <div className="tree-cell">
          {hasChildItems ? (
            <Button slot="chevron" className="quiet chevron" aria-label={t("Open or close {title}", { title })}>
              <span aria-hidden="true" />
            </Button>
          ) : (
            <span className="chevron" />
          )}
          {renaming === id ? (
            <Rename title={title} language={language} done={(text) => finish(id, text)} />
          ) : (
            <span className="title">{title}</span>
          )}
          {entry && <State of={entry.status} version={entry.publishedVersion} />}
        </div>
      )}
    </TreeItemContent>
  );
  return (
    <section aria-label={t("Outline")} className="outline">
      <div className="row" role="toolbar" aria-label={t("Outline")}>
        <button
          type="button"
          className="small"
          disabled={!home || outline.isPending}
          onClick={() => home && add({ kind: "addLesson", unit: home.id, title: t("New lesson") })}
        >
          {t("New lesson")}
        </button>
        <button
          type="button"
          className="small"
          disabled={outline.isPending}
          onClick={() => add({ kind: "addUnit", title: t("Unit {number}", { number: units.length + 1 }) })}
        >
          {t("New unit")}
        </button>
        <button type="button" className="small" disabled={!lesson} onClick={() => lesson && open(lesson.id)}>
          {t("Write")} <kbd>↵</kbd>
        </button>
        <button type="button" className="small" disabled={chosen === null} onClick={() => rename(chosen)}>
          {t("Rename")} <kbd>F2</kbd>
        </button>
        <button
          type="button"
          className="small"
          disabled={chosen === null}
          onClick={() => chosen !== null && move(chosen, -1)}
        >
          {t("Up")} <kbd>Alt ↑</kbd>
        </button>
        <button
          type="button"
          className="small"
          disabled={chosen === null}
          onClick={() => chosen !== null && move(chosen, 1)}
        >
          {t("Down")} <kbd>Alt ↓</kbd>
        </button>
        <button type="button" className="small danger" disabled={chosen === null} onClick={() => setDeleting(true)}>
          {t("Delete…")}
        </button>
      </div>
      <div onKeyDownCapture={press} ref={tree}>
        <Tree
          aria-label={t("Outline")}
          className="tree"
          keyboardNavigationBehavior="tab"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === "all" ? [] : [...keys];
            choose(key === undefined ? null : String(key));
          }}
          expandedKeys={units.map((one) => one.id).filter((id) => !closed.has(id))}
          onExpandedChange={(keys) => setClosed(new Set(units.map((one) => one.id).filter((id) => !keys.has(id))))}
        >
          {units.map((one) => (
            <TreeItem key={one.id} id={one.id} textValue={one.title} className="tree-row unit" lang={language}>
              {content(one.id, one.title)}
              {one.lessons.map((id) => {
                const entry = entries.get(id);
                return entry ? (
                  <TreeItem
                    key={id}
                    id={id}
                    textValue={entry.title}
                    className="tree-row"
                    lang={language}
                    onAction={() => renaming === null && open(id)}
                  >
                    {content(id, entry.title, entry)}
                  </TreeItem>
                ) : null;
              })}
            </TreeItem>
          ))}
        </Tree>
      </div>
      {isDeleting && (unit || lesson) && (
        <Delete
          unit={unit}
          lesson={lesson}
          close={() => {
            setDeleting(false);
            setFocus(chosen);
          }}
          remove={() => {
            setDeleting(false);
            choose(lesson && home ? home.id : (units.find((one) => one !== unit)?.id ?? null));
            outline.mutate(
              unit ? { kind: "removeUnit", id: unit.id } : { kind: "removeLesson", id: (lesson as LessonEntry).id },
            );
          }}
        />
      )}
    </section>
  );
}

function Delete({
  unit,
  lesson,
  close,
  remove,
}: {
  unit?: Course["units"][number];
  lesson?: LessonEntry;
  close: () => void;
  remove: () => void;
}) {
  const isFull = unit !== undefined && unit.lessons.length > 0;
  return (
    <Dialog title={unit ? t("Delete this unit?") : t("Delete this lesson?")} close={close}>
      <p>
        {isFull
          ? t("This unit has lessons: move or delete them first.")
          : unit
            ? t("The unit {title} has no lessons.", { title: unit.title })
            : t("The lesson {title} goes at once, its draft too. Who is in the middle of it finishes it.", {
                title: lesson?.title,
              })}
      </p>
      <div className="row end">
        {!isFull && (
          <button type="button" className="danger" onClick={remove}>
            {t("Delete")}
          </button>
        )}
        <button type="button" className="primary" onClick={close}>
          {isFull ? t("Close") : t("Keep it")}
        </button>
      </div>
    </Dialog>
  );
}

/** The title as a field: Enter keeps it, Escape leaves it as it was. */
function Rename({ title, language, done }: { title: string; language: string; done: (title: string | null) => void }) {
  const isDone = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The row first, and once the tree knows it: the tree leads a focus that comes to another row back to the one that had it.
    const frame = requestAnimationFrame(() => {
      field.current?.closest<HTMLElement>("[role=row]")?.focus();
      field.current?.focus();
      field.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const end = (text: string | null) => {
    if (!isDone.current) {
      isDone.current = true;
      done(text);
    }
  };
  return (
    <input
      ref={field}
      className="title"
      aria-label={t("Title")}
      lang={language}
      maxLength={200}
      defaultValue={title}
      onBlur={(event) => end(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          end(event.currentTarget.value.trim());
        } else if (event.key === "Escape") {
          end(null);
        }
        event.stopPropagation();
      }}
    />
  );
}
