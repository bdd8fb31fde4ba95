import type { ReactNode } from "react";
import { t } from "../i18n";
import type { ExerciseProps } from "./exercise";
import { useDigits } from "./useSingleKeys";

interface Props extends Pick<ExerciseProps, "question" | "draft" | "change" | "isLocked"> {
  options: readonly { id: string; label: ReactNode }[];
  className?: string;
}

/** Options of which one is chosen, by pointer, arrow keys or digit. */
export function RadioOptions({ question, options, draft, change, isLocked, className = "choices" }: Props) {
  useDigits(options.length, isLocked, (index) => change(options[index]?.id ?? null));
  return (
    <div className={className} role="radiogroup" aria-label={t("Answers")}>
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
          {option.label}
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </div>
  );
}
