import { useEffect } from "react";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";

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

/** Digits choose, but a field keeps the digits that are typed into it. */
export function useDigits(count: number, isLocked: boolean, choose: (index: number) => void): void {
  useEffect(() => {
    if (isLocked) {
      return;
    }
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches("textarea, input:not([type=radio], [type=checkbox])");
      // 0 is the tenth.
      const index = event.key === "0" ? 9 : Number(event.key) - 1;
      if (
        !typing &&
        !event.isComposing &&
        !event.ctrlKey &&
        !event.altKey &&
        !event.metaKey &&
        index >= 0 &&
        index < count
      ) {
        event.preventDefault();
        choose(index);
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

export const choice: Exercise = {
  task: () => t("Choose the translation"),
  View: Choice,
  show: (question, response) => textOf(question.options, String(response)),
};
