import { useState } from "react";
import { ApiError, type QuestionType } from "../../api/client";
import { exercises as known } from "../../exercises";
import { t } from "../../i18n";
import { type Course, explainEdit, type Preview } from "../authoring";
import type { DraftEditor } from "../lesson/draftEditor";
import { Shown } from "../lesson/PreviewTab";
import { useEditing } from "../lesson/useDraftEditor";
import { usePreview } from "../lesson/usePreview";
import { FieldOf, PromptFields } from "./fields";
import { type Exercise, formOf, hasPrompt, newExercise, type Row, titleOf } from "./forms";

const types = Object.keys(known) as QuestionType[];

/** The exercises that an author writes beside words and phrases: a form for each, and beside it the learner's own component as the server makes it of the draft. */
export function Exercises({ editor, course }: { editor: DraftEditor; course: Course }) {
  const { mine, errors } = useEditing(editor);
  const [type, choose] = useState<QuestionType>("choice");
  const [open, setOpen] = useState<string | null>(null);
  const list = mine.exercises ?? [];
  const set = (next: Exercise[]) => editor.change({ exercises: next });
  const at = list.findIndex((one) => one.id === open);
  const preview = usePreview(editor, at >= 0);
  // The questions of exercises come after all others, in their order.
  const questions = preview.data?.questions.slice(-list.length);
  const keyed: Preview["questions"][number] | undefined =
    questions?.length === list.length && questions[at]?.question.type === list[at]?.type ? questions[at] : undefined;
  return (
    <section aria-label={t("Exercises")} className="exercises">
      <h2>{t("Exercises")}</h2>
      <ol>
        {list.map((exercise, index) => (
          <li key={exercise.id ?? index}>
            <div className="row">
              <button
                type="button"
                className="small wide"
                aria-expanded={exercise.id === open}
                data-pointer={`/exercises/${index}`}
                aria-invalid={
                  Object.keys(errors).some((pointer) => pointer.startsWith(`/exercises/${index}`)) || undefined
                }
                onClick={() => setOpen(exercise.id === open ? null : (exercise.id ?? null))}
              >
                <span>{titleOf(exercise.type as QuestionType)}</span>{" "}
                <small translate="no">{summaryOf(exercise)}</small>
              </button>
              <button
                type="button"
                className="small"
                disabled={index === 0}
                aria-label={t("Move exercise {number} up", { number: index + 1 })}
                onClick={() => set(list.toSpliced(index, 1).toSpliced(index - 1, 0, exercise))}
              >
                ↑
              </button>
              <button
                type="button"
                className="small danger"
                aria-label={t("Delete exercise {number}", { number: index + 1 })}
                onClick={() => set(list.toSpliced(index, 1))}
              >
                ×
              </button>
            </div>
            {exercise.id === open && (
              <div className="beside">
                <Form
                  exercise={exercise}
                  pointer={`/exercises/${index}`}
                  course={course}
                  errors={errors}
                  change={(changed) => set(list.with(index, changed))}
                />
                <section aria-label={t("As learners see it")}>
                  {keyed ? (
                    <Shown key={JSON.stringify(keyed)} keyed={keyed} course={course} isAside />
                  ) : preview.isError ? (
                    <Unfinished error={preview.error} />
                  ) : (
                    <p role="status">{t("One moment…")}</p>
                  )}
                </section>
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className="row">
        <label>
          <span className="hidden">{t("Type of exercise")}</span>
          <select name="exerciseType" value={type} onChange={(event) => choose(event.target.value as QuestionType)}>
            {types.map((one) => (
              <option key={one} value={one}>
                {titleOf(one)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="small"
          onClick={() => {
            const made = newExercise(type);
            set([...list, made]);
            setOpen(made.id ?? null);
          }}
        >
          {t("Add an exercise")}
        </button>
      </div>
    </section>
  );
}

function Form({
  exercise,
  pointer,
  course,
  errors,
  change,
}: {
  exercise: Exercise;
  pointer: string;
  course: Course;
  errors: Record<string, string[]>;
  change: (exercise: Exercise) => void;
}) {
  const type = exercise.type as QuestionType;
  const values = exercise as Row;
  const put = (part: Row) => change({ ...values, ...part } as Exercise);
  return (
    <div className="exercise-form">
      {hasPrompt(type) && (
        <PromptFields
          pointer={pointer}
          value={exercise.prompt}
          course={course}
          errors={errors}
          change={(prompt) => put({ prompt })}
        />
      )}
      {formOf(type, course.language.code, course.forSpeakersOf.code).map((form) => (
        <FieldOf
          key={form.name}
          form={form}
          pointer={pointer}
          value={values[form.name]}
          course={course}
          errors={errors}
          change={(value) => put({ [form.name]: value })}
        />
      ))}
    </div>
  );
}

/** The server makes no question of it yet, and says why. */
function Unfinished({ error }: { error: unknown }) {
  const fields = error instanceof ApiError ? Object.entries(error.fields) : [];
  return (
    <div role="status">
      <p>{t("Learners cannot be asked this yet:")}</p>
      <ul>
        {fields.map(([pointer, reasons]) => (
          <li key={pointer}>
            <code translate="no">{pointer}</code> <span lang="en">{reasons.join(", ")}</span>
          </li>
        ))}
      </ul>
      {fields.length === 0 && <p>{explainEdit(error)}</p>}
    </div>
  );
}

function summaryOf(exercise: Exercise): string {
  const { prompt, text, front } = exercise as { prompt?: { text?: string } | null; text?: string; front?: string };
  return prompt?.text || text || front || "";
}
