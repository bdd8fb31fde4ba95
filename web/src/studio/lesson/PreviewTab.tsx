import { useEffect, useRef, useState } from "react";
import { ApiError, type LearnerResponse } from "../../api/client";
import { exercises } from "../../exercises";
import { t } from "../../i18n";
import { Foreign } from "../../text/Foreign";
import { Hear } from "../../text/Hear";
import { Markdown } from "../../text/Markdown";
import type { Course, Preview } from "../authoring";
import type { DraftEditor } from "./draftEditor";
import { Errors } from "./Errors";
import { useEditing } from "./useDraftEditor";
import { usePreview } from "./usePreview";

type Keyed = Preview["questions"][number];

/** What learners would get of this draft: the introduction, and every question with its key, drawn by the learner's own components. */
export function PreviewTab({
  editor,
  course,
  goTo,
}: {
  editor: DraftEditor;
  course: Course;
  goTo: (pointer: string) => void;
}) {
  const { mine } = useEditing(editor);
  const [at, go] = useState(0);
  const preview = usePreview(editor);
  if (preview.isError) {
    return (
      <Errors
        errors={preview.error instanceof ApiError ? preview.error.fields : {}}
        problem={preview.error}
        goTo={goTo}
      />
    );
  }
  if (!preview.data) {
    return <p role="status">{t("One moment…")}</p>;
  }
  const { lesson, questions } = preview.data;
  const shown = questions[at];
  const omitted = mine.omittedQuestions ?? [];
  // An author's own exercises come last; what words and phrases give can be left out.
  const isDerived = at < questions.length - (mine.exercises ?? []).length;
  return (
    <div className="preview">
      <section aria-label={t("Introduction")}>
        <article lang={course.forSpeakersOf.code} className="rendered">
          {lesson.content.map((block) => (
            <Markdown key={block.markdown} text={block.markdown} />
          ))}
        </article>
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions">
          {t("{count, plural, one {# question} other {# questions}} from this lesson", { count: questions.length })}
        </h2>
        {omitted.length > 0 && (
          <p>
            {t("{count, plural, one {# question is} other {# questions are}} left out.", { count: omitted.length })}{" "}
            <button type="button" className="small" onClick={() => editor.change({ omittedQuestions: [] })}>
              {t("Ask all of them")}
            </button>
          </p>
        )}
        {questions.length === 0 ? (
          <p>{t("Without a word, a phrase or an exercise there is nothing to ask.")}</p>
        ) : (
          <div className="beside">
            <ol className="questions">
              {questions.map(({ question }, index) => (
                <li key={question.id}>
                  <button type="button" aria-pressed={index === at} onClick={() => go(index)}>
                    <span>{exercises[question.type].task(question)}</span>
                    <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>
                  </button>
                </li>
              ))}
            </ol>
            {shown && (
              <div className="shown">
                <Shown key={shown.question.id} keyed={shown} course={course} />
                {isDerived && (
                  <button
                    type="button"
                    className="small"
                    onClick={() => editor.change({ omittedQuestions: [...omitted, shown.question.id] })}
                  >
                    {t("Leave this question out")}
                  </button>
                )}
              </div>
            )}
          </div>
        )}
      </section>
    </div>
  );
}

/** One question as a learner meets it, with its key below. */
export function Shown({
  keyed: { question, key },
  course,
  isAside = false,
}: {
  keyed: Keyed;
  course: Course;
  /** Beside a form: the focus stays in the form, though a learner's field takes it. */
  isAside?: boolean;
}) {
  const focused = useRef(document.activeElement);
  useEffect(() => {
    if (isAside && focused.current instanceof HTMLElement) {
      focused.current.focus({ preventScroll: true });
    }
  }, [isAside]);
  const [draft, change] = useState<LearnerResponse | null>(null);
  const exercise = exercises[question.type];
  const target = course.language.code;
  const answerLanguage = question.prompt.language === target ? course.forSpeakersOf.code : target;
  return (
    <div className="shown">
      <div className="device">
        <h3 className="task">{exercise.task(question)}</h3>
        <div className="prompt">
          {question.prompt.text && <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>}
          <Hear sound={question.prompt} />
        </div>
        <exercise.View
          question={question}
          draft={draft}
          change={change}
          isLocked={false}
          answerLanguage={answerLanguage}
          specialCharacters={answerLanguage === target ? course.specialCharacters : []}
        />
      </div>
      <dl className="key">
        <div>
          <dt>{t("Solution")}</dt>
          <dd>
            <Foreign tag={key.language ?? answerLanguage}>{exercise.show(question, key.solution)}</Foreign>
          </dd>
        </div>
        {key.accepted.length > 1 && (
          <div>
            <dt>{t("Accepted")}</dt>
            <dd>
              <ul>
                {key.accepted.map((one) => (
                  <Foreign key={one} tag={key.language ?? answerLanguage} as="li">
                    {one}
                  </Foreign>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {(key.refused ?? []).length > 0 && (
          <div>
            <dt>{t("Refused")}</dt>
            <dd>
              <ul>
                {key.refused?.map((one) => (
                  <li key={one.text}>
                    <Foreign tag={key.language ?? answerLanguage}>{one.text}</Foreign> {one.feedback}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
