import { t } from "../i18n";
import { directionOf } from "../text/Foreign";
import { type Exercise, type ExerciseProps, idsOf, textOf, toggled } from "./exercise";

function Hottext({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const marked = idsOf(draft);
  return (
    <p className="spans" lang={answerLanguage} dir={directionOf(answerLanguage)}>
      {(question.spans ?? []).map((span) => (
        <button
          key={span.id}
          type="button"
          className="tile"
          disabled={isLocked}
          aria-pressed={marked.includes(span.id)}
          onClick={() => change(toggled(marked, span.id))}
        >
          {span.text}
        </button>
      ))}
    </p>
  );
}

export const hottext: Exercise = {
  task: () => t("Mark the right parts"),
  View: Hottext,
  show: (question, response) =>
    idsOf(response)
      .map((id) => textOf(question.spans, id))
      .join(" · "),
};
