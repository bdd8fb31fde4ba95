import { useEffect, useRef } from "react";
import type { Answer, Question } from "../api/client";
import { exercises } from "../exercises";
import { t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import type { Sound } from "../text/speech";
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

const typed: readonly Question["type"][] = ["text", "translate", "listen", "spoken", "arrange"];

/** The accepted answer nearest to the one that was given, as a person reads it. */
function expectedOf(question: Question, answer: Answer): string {
  return answer.feedback?.closest ?? exercises[question.type].show(question, answer.solution);
}

/** The accepted answer as a sound; only answers that are whole texts can be heard. */
export function soundOfAnswer(question: Question, answer: Answer, language?: string): Sound {
  const isText = typed.includes(question.type) || question.type === "choice";
  return { text: isText ? expectedOf(question, answer) : null, language };
}

/** The verdict, what was different and why, and the way on. The verdict is said once to a screen reader, first of all. */
export function FeedbackSheet({
  question,
  answer,
  answerLanguage,
  sourceLanguage,
  isExplained,
  explain,
  next,
  isLast,
}: {
  question: Question;
  answer: Answer;
  answerLanguage?: string;
  sourceLanguage?: string;
  isExplained: boolean;
  explain: () => void;
  next: () => void;
  isLast: boolean;
}) {
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => onward.current?.focus(), []);

  const { show } = exercises[question.type];
  const expected = expectedOf(question, answer);
  const given = answer.response === null || answer.response === undefined ? null : show(question, answer.response);
  const isTyped = typed.includes(question.type);
  const tokens = isTyped && given !== null && answer.verdict !== "correct" ? diff(given, expected) : null;
  const words = answer.feedback?.words ?? [];
  const model = show(question, answer.solution);
  const isOther = model !== expected;
  const notes = [answer.feedback?.note, ...(answer.feedback?.parts ?? []).map((part) => part.note)].filter(
    (note) => note !== undefined && note !== null,
  );
  return (
    <section className="sheet" data-verdict={answer.verdict} aria-label={t("Result of this answer")}>
      <div className="sheet-body">
        <p role="status" className="verdict">
          <span aria-hidden="true">{signs[answer.verdict]}</span> {title(answer.verdict)}
        </p>
        {tokens && <Diff tokens={tokens} words={words} language={answerLanguage} />}
        {!tokens && answer.verdict !== "correct" && (
          <p>
            {t("Answer:")} <Foreign tag={answerLanguage}>{expected}</Foreign>
          </p>
        )}
        {words
          .filter((word) => word.gloss)
          .map((word) => (
            <p key={word.typed} className="reason">
              <Foreign tag={answerLanguage} as="em">
                {word.typed}
              </Foreign>
              {" = "}
              <Foreign tag={sourceLanguage}>{word.gloss}</Foreign>
            </p>
          ))}
        {notes.map((note) => (
          <Foreign key={note} tag={sourceLanguage} as="p" className="reason">
            {note}
          </Foreign>
        ))}
        {isExplained && (
          <dl className="explained">
            {question.prompt.text && (
              <div>
                <dt>{t("Asked:")}</dt>
                <Foreign tag={question.prompt.language} as="dd">
                  {question.prompt.text}
                </Foreign>
              </div>
            )}
            {given !== null && (
              <div>
                <dt>{t("Your answer:")}</dt>
                <Foreign tag={answerLanguage} as="dd">
                  {given}
                </Foreign>
              </div>
            )}
            <div>
              <dt>{isOther ? t("Nearest accepted answer:") : t("Answer:")}</dt>
              <Foreign tag={answerLanguage} as="dd">
                {expected}
              </Foreign>
            </div>
            {isOther && (
              <div>
                <dt>{t("Also accepted:")}</dt>
                <Foreign tag={answerLanguage} as="dd">
                  {model}
                </Foreign>
              </div>
            )}
          </dl>
        )}
      </div>
      <div className="sheet-row">
        <Hear sound={soundOfAnswer(question, answer, answerLanguage)} shortcut="Space" />
        <button type="button" className="small" aria-expanded={isExplained} aria-keyshortcuts="E" onClick={explain}>
          {isExplained ? t("Less") : t("More")} <kbd>E</kbd>
        </button>
        <button ref={onward} type="button" className="primary" aria-keyshortcuts="Enter" onClick={next}>
          {isLast ? t("Finish") : t("Continue")}
        </button>
      </div>
    </section>
  );
}
