import { t } from "../i18n";
import type { Exercise, ExerciseProps } from "./exercise";
import { useDigits } from "./useSingleKeys";

const values = ["true", "false"] as const;
const word = (value: string) => (value === "true" ? t("True") : t("False"));

function TrueFalse({ question, draft, change, isLocked }: ExerciseProps) {
  useDigits(values.length, isLocked, (index) => change(values[index] ?? null));
  return (
    <div className="choices" role="radiogroup" aria-label={t("Answers")}>
      {values.map((value, index) => (
        <label key={value} className="choice" data-chosen={draft === value || undefined}>
          <input
            type="radio"
            name={question.id}
            value={value}
            checked={draft === value}
            disabled={isLocked}
            aria-keyshortcuts={String(index + 1)}
            onChange={() => change(value)}
          />
          <span>{word(value)}</span>
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </div>
  );
}

export const trueFalse: Exercise = {
  task: () => t("True or false?"),
  View: TrueFalse,
  show: (_, response) => word(String(response)),
};
