import { useState } from "react";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, textOf } from "./exercise";
import { useDigits } from "./useSingleKeys";

function ImageChoice({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const options = question.options ?? [];
  useDigits(options.length, isLocked, (index) => change(options[index]?.id ?? null));
  return (
    <div className="choices pictures" role="radiogroup" aria-label={t("Answers")}>
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
          <Picture name={option.image} text={option.text} tag={answerLanguage} />
          <kbd>{index + 1}</kbd>
        </label>
      ))}
    </div>
  );
}

/** The picture, or its text where there is none to load. */
function Picture({ name, text, tag }: { name?: string | null; text: string; tag?: string }) {
  const [isMissing, setMissing] = useState(!name);
  return isMissing ? (
    <Foreign tag={tag}>{text}</Foreign>
  ) : (
    <img
      src={`/api/v1/media/${encodeURIComponent(name ?? "")}`}
      alt={text}
      lang={tag}
      onError={() => setMissing(true)}
    />
  );
}

export const imageChoice: Exercise = {
  task: () => t("Choose the picture"),
  View: ImageChoice,
  show: (question, response) => textOf(question.options, String(response)),
};
