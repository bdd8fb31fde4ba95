import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { useDigits } from "./useSingleKeys";

function Choice({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const options = question.options ?? [];
  useDigits(options.length, isLocked, (index) => change(options[index]?.id ?? null));
  return (
    <div className="choices" role="radiogroup" aria-label={t("Answers")}>
      {options.map((option, index) => (
        <label key={option.id} className="choice" data-chosen={draft === option.id || undefined}>
          <input
            type="radio"
            name={question.id}
            value={option.id}
            checked={draft === option.id}
            disabled={isLocked}
            aria-keyshortcuts={String(index + 1)}
            onChange={() => change(option.id)}
          />
          <Foreign tag={answerLanguage}>{option.text}</Foreign>
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </div>
  );
}

export const choice: Exercise = {
  task: () => t("Choose the translation"),
  View: Choice,
  show: (question, response) => textOf(question.options, String(response)),
};
