import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, idsOf, textOf, toggled } from "./exercise";
import { useDigits } from "./useSingleKeys";

function Multi({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const options = question.options ?? [];
  const chosen = idsOf(draft);
  const toggle = (id: string) => change(toggled(chosen, id));
  useDigits(options.length, isLocked, (index) => options[index] && toggle(options[index].id));
  return (
    <fieldset className="choices plain" disabled={isLocked} aria-label={t("Answers")}>
      {options.map((option, index) => (
        <label key={option.id} className="choice" data-chosen={chosen.includes(option.id) || undefined}>
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            aria-keyshortcuts={String(index + 1)}
            onChange={() => toggle(option.id)}
          />
          <Foreign tag={answerLanguage}>{option.text}</Foreign>
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}

export const multi: Exercise = {
  task: () => t("Choose all that are right"),
  View: Multi,
  show: (question, response) =>
    idsOf(response)
      .map((id) => textOf(question.options, id))
      .join(", "),
};
