import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, idsOf, textOf } from "./exercise";

const asking = (question: ExerciseProps["question"]) => (question.lines ?? []).filter((line) => line.options);

/** Lines as a conversation; each that asks has its options below it. */
function Story({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const lines = question.lines ?? [];
  const questions = asking(question);
  const given = typeof draft === "string" ? [draft] : idsOf(draft);
  const values = questions.map((_, index) => given[index] ?? "");
  const set = (at: number, id: string) => {
    const next = values.with(at, id);
    change(next.length === 1 ? id : next);
  };
  return (
    <ol className="story" translate="no">
      {lines.map((line, index) => {
        const at = questions.indexOf(line);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <li key={index}>
            {line.speaker && <strong>{line.speaker} </strong>}
            <Foreign tag={answerLanguage}>{line.text}</Foreign>
            {line.options && (
              <div className="choices" role="radiogroup" aria-label={line.text ?? t("Answers")}>
                {line.options.map((option) => (
                  <label key={option.id} className="choice" data-chosen={values[at] === option.id || undefined}>
                    <input
                      type="radio"
                      name={`${question.id}-${index}`}
                      value={option.id}
                      checked={values[at] === option.id}
                      disabled={isLocked}
                      onChange={() => set(at, option.id)}
                    />
                    <Foreign tag={answerLanguage}>{option.text}</Foreign>
                  </label>
                ))}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

export const story: Exercise = {
  task: () => t("Read the story"),
  View: Story,
  show: (question, response) =>
    (typeof response === "string" ? [response] : idsOf(response))
      .map((id, index) => textOf(asking(question)[index]?.options, id))
      .join(", "),
};
