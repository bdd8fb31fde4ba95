import type { Answer, Attempt, AttemptResult, LearnerResponse, Question } from "../api/client";

/** A lesson on the screen: a pure reducer, so that keyboard, retries and other devices can be tested without a browser. */
export interface Lesson {
  attempt: Attempt;
  /** Which question is on the screen. */
  at: number;
  answers: Record<string, Answer>;
  phase: "answering" | "checking" | "feedback" | "deferred" | "finishing" | "done";
  /** The learner cannot listen now: questions that are heard come last, and wait until they can. */
  isQuiet: boolean;
  /** The response as the learner has put it together so far; null while it is empty. */
  draft: LearnerResponse | null;
  error: string | null;
  result: AttemptResult | null;
  /** When the question came on the screen, in milliseconds. */
  shownAt: number;
}

export type LessonEvent =
  | { type: "draft"; response: LearnerResponse | null }
  | { type: "check" }
  | { type: "answered"; answer: Answer }
  | { type: "failed"; message: string }
  | { type: "next"; now: number }
  | { type: "quiet"; isQuiet: boolean; now: number }
  | { type: "elsewhere"; attempt: Attempt; now: number }
  | { type: "finished"; result: AttemptResult };

/** @param isQuiet Whether the learner has said lately that they cannot listen. */
export function begin(attempt: Attempt, now: number, isQuiet = false): Lesson {
  const answers = Object.fromEntries(attempt.answers.map((answer) => [answer.questionId, answer]));
  return settle(
    {
      attempt,
      at: 0,
      answers,
      isQuiet,
      phase: attempt.result ? "done" : "answering",
      draft: null,
      error: null,
      result: attempt.result ?? null,
      shownAt: now,
    },
    now,
  );
}

export function current(lesson: Lesson): Question | undefined {
  return lesson.attempt.questions[lesson.at];
}

export function answered(lesson: Lesson): number {
  return Object.keys(lesson.answers).length;
}

export function step(lesson: Lesson, event: LessonEvent): Lesson {
  switch (event.type) {
    case "draft":
      return lesson.phase === "answering" ? { ...lesson, draft: event.response, error: null } : lesson;
    case "check":
      return lesson.phase === "answering" ? { ...lesson, phase: "checking", error: null } : lesson;
    case "answered": {
      const answers = { ...lesson.answers, [event.answer.questionId]: event.answer };
      const attempt = withQuestions(lesson.attempt, event.answer.appended ?? []);
      return current(lesson)?.id === event.answer.questionId
        ? { ...lesson, attempt, answers, phase: "feedback", error: null }
        : { ...lesson, attempt, answers };
    }
    case "failed":
      return { ...lesson, phase: lesson.phase === "finishing" ? "feedback" : "answering", error: event.message };
    case "next":
      return lesson.phase === "feedback" ? settle({ ...lesson, phase: "answering" }, event.now) : lesson;
    case "quiet":
      return lesson.phase === "answering" || lesson.phase === "deferred"
        ? settle({ ...lesson, isQuiet: event.isQuiet }, event.now)
        : lesson;
    case "elsewhere": {
      // Another device went on. A verdict that is on the screen stays until the learner has read it.
      const known = begin(event.attempt, event.now);
      const answers = { ...known.answers, ...lesson.answers };
      const attempt = withQuestions(lesson.attempt, event.attempt.questions);
      const here = current(lesson);
      return lesson.phase === "answering" && here && answers[here.id]
        ? settle({ ...lesson, attempt, answers }, event.now)
        : { ...lesson, attempt, answers };
    }
    case "finished":
      return { ...lesson, phase: "done", result: event.result, error: null };
  }
}

// A mistake may come back at the end; a retried answer tells it twice.
function withQuestions(attempt: Attempt, more: readonly Question[]): Attempt {
  const isNew = (question: Question) => !attempt.questions.some((known) => known.id === question.id);
  return { ...attempt, questions: [...attempt.questions, ...more.filter(isNew)] };
}

// Goes to the first question that can be asked; when there is none, the lesson waits for the learner's ears or can be finished.
function settle(lesson: Lesson, now: number): Lesson {
  if (lesson.phase === "done") {
    return lesson;
  }
  const open = (question: Question) => !lesson.answers[question.id];
  const next = lesson.attempt.questions.findIndex((one) => open(one) && !(lesson.isQuiet && one.type === "listen"));
  if (next >= 0) {
    return { ...lesson, at: next, phase: "answering", draft: null, error: null, shownAt: now };
  }
  return { ...lesson, phase: lesson.attempt.questions.some(open) ? "deferred" : "finishing", draft: null };
}

/** Whether a mistake is left: one that came back and was answered right then is mended. */
export function hasMistakeLeft(lesson: Lesson): boolean {
  return mistakes(lesson).some(({ answer }) => !answer.appended?.length);
}

/** Questions that were answered wrong or skipped, in order. */
export function mistakes(lesson: Lesson): { question: Question; answer: Answer }[] {
  return lesson.attempt.questions.flatMap((question) => {
    const answer = lesson.answers[question.id];
    return answer && !answer.correct ? [{ question, answer }] : [];
  });
}
