import { useEffect, useRef } from "react";
import type { Answer, Question } from "../api/client";
import { exercises } from "../exercises";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { Diff } from "./Diff";
import { diff } from "./diff";

const signs: Record<Answer["verdict"], string> = { correct: "✓", typo: "≈", accent: "≈", wrong: "✗", skipped: "→" };

function title(verdict: Answer["verdict"]): string {
  switch (verdict) {
    case "correct":
      return t("Right");
    case "typo":
      return t("Right, with a typo");
    case "accent":
      return t("Right, but mind the accents");
    case "skipped":
      return t("Skipped");
    default:
      return t("Not quite");
  }
}

/** The verdict, what was different and why, and the way on. The verdict is said once to a screen reader, first of all. */
export function FeedbackSheet({
  question,
  answer,
  answerLanguage,
  next,
  isLast,
}: {
  question: Question;
  answer: Answer;
  answerLanguage?: string;
  next: () => void;
  isLast: boolean;
}) {
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => onward.current?.focus(), []);

  const { show } = exercises[question.type];
  const isTyped =
    question.type === "text" ||
    question.type === "translate" ||
    question.type === "listen" ||
    question.type === "arrange";
  const expected = answer.feedback?.closest ?? show(question, answer.solution);
  const given = answer.response === null || answer.response === undefined ? null : show(question, answer.response);
  const tokens = isTyped && given !== null && answer.verdict !== "correct" ? diff(given, expected) : null;
  const reasons = answer.feedback?.words?.filter((word) => word.gloss) ?? [];
  return (
    <section className="sheet" data-verdict={answer.verdict} aria-label={t("Result of this answer")}>
      <div className="sheet-body">
        <p role="status" className="verdict">
          <span aria-hidden="true">{signs[answer.verdict]}</span> {title(answer.verdict)}
        </p>
        {tokens && <Diff tokens={tokens} language={answerLanguage} />}
        {!tokens && answer.verdict !== "correct" && (
          <p>
            {t("Answer:")} <Foreign tag={answerLanguage}>{expected}</Foreign>
          </p>
        )}
        {reasons.map((word) => (
          <p key={word.typed} className="reason">
            <Foreign tag={answerLanguage} as="em">
              {word.typed}
            </Foreign>{" "}
            {t("is")} “{word.gloss}”.
          </p>
        ))}
        {answer.feedback?.note && <p className="reason">{answer.feedback.note}</p>}
        {answer.feedback?.parts?.map(
          (part) =>
            part.note && (
              <p key={part.part} className="reason">
                {part.note}
              </p>
            ),
        )}
      </div>
      <button ref={onward} type="button" className="primary" aria-keyshortcuts="Enter" onClick={next}>
        {isLast ? t("Finish") : t("Continue")}
      </button>
    </section>
  );
}
