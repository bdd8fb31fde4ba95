import { useState } from "react";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import type { Exercise, ExerciseProps } from "./exercise";
import { useDigits } from "./useSingleKeys";

const ratings = ["again", "hard", "good", "easy"] as const;

function word(rating: string): string {
  switch (rating) {
    case "again":
      return t("Not yet");
    case "hard":
      return t("With effort");
    case "easy":
      return t("Easily");
    default:
      return t("Well");
  }
}

function Flashcard({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const [isTurned, setTurned] = useState(isLocked);
  useDigits(isTurned ? ratings.length : 0, isLocked, (index) => change(ratings[index] ?? null));
  if (!isTurned) {
    return (
      <button type="button" className="tile wide" onClick={() => setTurned(true)}>
        {t("Turn the card")}
      </button>
    );
  }
  return (
    <>
      <p className="prompt">
        <Foreign tag={answerLanguage}>{question.back}</Foreign>
      </p>
      <div className="choices" role="radiogroup" aria-label={t("How well did you know it?")}>
        {ratings.map((rating, index) => (
          <label key={rating} className="choice" data-chosen={draft === rating || undefined}>
            <input
              type="radio"
              name={question.id}
              value={rating}
              checked={draft === rating}
              disabled={isLocked}
              aria-keyshortcuts={String(index + 1)}
              onChange={() => change(rating)}
            />
            <span>{word(rating)}</span>
            <kbd>{index + 1}</kbd>
          </label>
        ))}
      </div>
    </>
  );
}

export const flashcard: Exercise = {
  task: () => t("Do you know it?"),
  View: Flashcard,
  show: (question) => question.back ?? "",
};
