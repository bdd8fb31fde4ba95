import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Bird } from "../app/Bird";
import { exercises } from "../exercises";
import { t } from "../i18n";
import { type Lesson, mistakes } from "./lesson";
import { startAttempt } from "./start";

function reasonOf(code: string): string {
  switch (code) {
    case "correct":
    case "answers":
      return t("Right answers");
    case "lesson":
      return t("Lesson finished");
    case "perfect":
      return t("No mistake");
    case "streak":
      return t("Streak");
    case "first_completion":
    case "first":
      return t("First time");
    default:
      return code.replaceAll("_", " ");
  }
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
      }),
    onSuccess: (attempt) => navigate({ to: "/learn/$attemptId", params: { attemptId: attempt.id } }),
  });
  if (!result) {
    return null;
  }
  return (
    <main className="result">
      <Bird pose="speaking" />
      <h1 ref={title} tabIndex={-1}>
        {result.score === 1 ? t("All of it right!") : t("Lesson finished")}
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
        <p key={unlocked.id} className="unlocked">
          ★ {unlocked.title}
        </p>
      ))}
      {missed.length > 0 && (
        <section aria-labelledby="mistakes">
          <h2 id="mistakes">{t("To look at again")}</h2>
          <ul className="mistakes">
            {missed.map(({ question, answer }) => (
              <li key={question.id}>
                <span>{question.prompt.text ?? exercises[question.type].task(question)}</span>
                <b>{exercises[question.type].show(question, answer.solution)}</b>
                {answer.response != null && (
                  <small>
                    {t("You: {answer}", { answer: exercises[question.type].show(question, answer.response) })}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row">
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
