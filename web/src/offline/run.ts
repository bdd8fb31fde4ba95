import type { AttemptResult, LearnerResponse } from "../api/client";
import type { components } from "../api/schema";

type Schemas = components["schemas"];

/** An attempt that is made on this device. The server grades it when it is delivered: until then nobody here knows what is right. */
export interface Run {
  /** Made here, before the first answer: by it the server knows a delivery that comes twice. */
  id: string;
  userId: string;
  lessonId: string;
  courseId: string;
  title: string;
  /** The questions of the plan, in the order of asking. */
  questionIds: string[];
  answers: { questionId: string; response: LearnerResponse | null; elapsedMs: number; at: string }[];
  startedAt: string;
  finishedAt: string | null;
  /** `open` until the last answer, `waiting` until it is delivered, then what the server made of it. */
  state: "open" | "waiting" | "finished" | "unfinished" | "refused";
  result?: AttemptResult;
  /** Why it was refused or is not finished. */
  code?: string;
  /** The server's id. */
  attemptId?: string;
  deliveredAt?: string;
}

/** At most so many attempts go in one delivery. */
export const maxBatch = 20;

export function begin(
  lesson: { userId: string; id: string; courseId: string; title: string; plan: string[] },
  id: string,
  now: Date,
): Run {
  return {
    id,
    userId: lesson.userId,
    lessonId: lesson.id,
    courseId: lesson.courseId,
    title: lesson.title,
    questionIds: lesson.plan,
    answers: [],
    startedAt: now.toISOString(),
    finishedAt: null,
    state: "open",
  };
}

/** The question that is to be asked; undefined when all have an answer. */
export const asked = (run: Run): string | undefined =>
  run.questionIds.find((id) => !run.answers.some((answer) => answer.questionId === id));

/** With one more answer; the first answer to a question stands, from whichever tab. The last one makes it wait for delivery. */
export function answer(
  run: Run,
  given: { questionId: string; response: LearnerResponse | null; elapsedMs: number },
  now: Date,
): Run {
  const isNew =
    run.questionIds.includes(given.questionId) && !run.answers.some((one) => one.questionId === given.questionId);
  if (run.state !== "open" || !isNew) {
    return run;
  }
  const next: Run = { ...run, answers: [...run.answers, { ...given, at: now.toISOString() }] };
  return asked(next) === undefined ? { ...next, state: "waiting", finishedAt: now.toISOString() } : next;
}

/** Leaves it where it is: what was answered is delivered, and the server lets it go on. Null when nothing was answered. */
export function leaveOpen(run: Run, now: Date): Run | null {
  return run.answers.length === 0 ? null : { ...run, state: "waiting", finishedAt: now.toISOString() };
}

/** What is delivered next, the oldest first. */
export const waiting = (runs: readonly Run[]): Run[] =>
  runs
    .filter((run) => run.state === "waiting")
    .sort((a, b) => (a.finishedAt ?? "").localeCompare(b.finishedAt ?? ""))
    .slice(0, maxBatch);

export const toDelivery = (run: Run): Schemas["OfflineAttempt"] => ({
  clientId: run.id,
  kind: "lesson",
  lessonId: run.lessonId,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt ?? undefined,
  // No response is a skip.
  answers: run.answers.map((given) => ({ ...given, response: given.response ?? undefined })),
});

/** With what the server made of it. A delivery whose response was lost is told the same again. */
export function delivered(run: Run, told: Schemas["MergedAttempt"], now: Date): Run {
  if (run.state !== "waiting") {
    return run;
  }
  return {
    ...run,
    state: told.status === "open" ? "unfinished" : told.status,
    result: told.result,
    code: told.code,
    attemptId: told.attemptId,
    deliveredAt: now.toISOString(),
  };
}
