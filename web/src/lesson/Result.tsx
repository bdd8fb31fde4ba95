import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Bird } from "../app/Bird";
import { explain } from "../app/problems";
import { exercises } from "../exercises";
import { known, t } from "../i18n";
import { Foreign } from "../text/Foreign";
import { hasMistakeLeft, type Lesson, mistakes } from "./lesson";
import { startAttempt } from "./start";

function reasonOf(code: string): string {
  switch (code) {
    case "correct":
      return t("Right answers");
    case "practice":
      return t("Practice");
    case "quiz":
      return t("Quiz");
    case "review":
      return t("Review");
    case "lesson":
      return t("Lesson finished");
    case "perfect":
      return t("No mistake");
    case "streak":
      return t("Streak");
    default:
      return code.replaceAll("_", " ");
  }
}

function titleOf(result: NonNullable<Lesson["result"]>): string {
  if (result.passed === false) {
    return t("Not passed yet");
  }
  return result.score === 1 ? t("All of it right!") : t("Lesson finished");
}

export function Result({ lesson, leave }: { lesson: Lesson; leave: () => void }) {
  const result = lesson.result;
  const missed = mistakes(lesson);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: () =>
      startAttempt({
        kind: lesson.attempt.kind,
        lessonId: lesson.attempt.lessonId ?? undefined,
        courseId: lesson.attempt.courseId,
        repeatMistakes: lesson.attempt.kind === "lesson" || undefined,
      }),
    onSuccess: (attempt) => navigate({ to: "/learn/$attemptId", params: { attemptId: attempt.id } }),
  });
  const practise = useMutation({
    mutationFn: () => startAttempt({ kind: "mistakes", courseId: lesson.attempt.courseId }),
    onSuccess: (attempt) => navigate({ to: "/learn/$attemptId", params: { attemptId: attempt.id } }),
  });
  if (!result) {
    return null;
  }
  return (
    <main className="result">
      <Bird pose="speaking" />
      <h1 ref={title} tabIndex={-1}>
        {titleOf(result)}
      </h1>
      <dl className="figures">
        <div>
          <dt>{t("Right")}</dt>
          <dd>
            {result.correct} / {result.total}
          </dd>
        </div>
        <div className="accent">
          <dt>{t("XP")}</dt>
          <dd>+{result.xp.earned}</dd>
        </div>
        <div>
          <dt>{t("Streak")}</dt>
          <dd>{t("{days, plural, one {# day} other {# days}}", { days: result.streak.days })}</dd>
        </div>
      </dl>
      {result.xp.reasons.length > 0 && (
        <ul className="reasons">
          {result.xp.reasons.map((reason) => (
            <li key={reason.code}>
              {reasonOf(reason.code)} <b>+{reason.xp}</b>
            </li>
          ))}
        </ul>
      )}
      {result.unlocked.map((unlocked) => (
        <p key={`${unlocked.kind}.${unlocked.id}`} className="unlocked">
          ★ {known(unlocked.title)}
          {unlocked.kind === "quest" && <Link to="/quests">{t("Claim the reward")}</Link>}
        </p>
      ))}
      {missed.length > 0 && (
        <section aria-labelledby="mistakes">
          <h2 id="mistakes">{t("To look at again")}</h2>
          <ul className="mistakes">
            {missed.map(({ question, answer }) => (
              <li key={question.id}>
                {question.prompt.text ? (
                  <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>
                ) : (
                  <span>{exercises[question.type].task(question)}</span>
                )}
                <Foreign as="b">{exercises[question.type].show(question, answer.solution)}</Foreign>
                {answer.response != null && (
                  <small>
                    {t("You:")} <Foreign>{exercises[question.type].show(question, answer.response)}</Foreign>
                  </small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(again.isError || practise.isError) && (
        <p role="alert" className="error">
          {explain(again.error ?? practise.error)}
        </p>
      )}
      <div className="row">
        {hasMistakeLeft(lesson) && (
          <button type="button" onClick={() => practise.mutate()} disabled={practise.isPending}>
            {t("Practise my mistakes")}
          </button>
        )}
        <button type="button" onClick={() => again.mutate()} disabled={again.isPending}>
          {t("Practise again")}
        </button>
        <button type="button" className="primary" onClick={leave}>
          {t("Continue")}
        </button>
      </div>
    </main>
  );
}
