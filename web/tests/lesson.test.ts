import { describe, expect, it } from "vitest";
import type { Answer, Attempt } from "../src/api/client";
import { answered, begin, current, mistakes, step } from "../src/lesson/lesson";

const question = (id: string) => ({ id, type: "text", prompt: { text: id } });

const attempt = (answers: Answer[] = []): Attempt =>
  ({
    id: "a1",
    kind: "lesson",
    courseId: "c",
    lessonId: "l",
    questions: [question("q1"), question("q2"), question("q3")],
    total: 3,
    answers,
    answered: answers.length,
    correct: 0,
    startedAt: "2026-11-26T10:00:00Z",
    result: null,
  }) as unknown as Attempt;

const answer = (questionId: string, correct = true): Answer => ({
  questionId,
  correct,
  verdict: correct ? "correct" : "wrong",
  credit: correct ? 1 : 0,
  solution: "s",
  response: "r",
  progress: { answered: 1, total: 3, correct: 1 },
});

describe("a lesson", () => {
  it("goes on at the first question without an answer", () => {
    const lesson = begin(attempt([answer("q1")]), 5);
    expect(current(lesson)?.id).toBe("q2");
    expect(answered(lesson)).toBe(1);
  });

  it("shows the verdict until the learner goes on, then asks the next question with an empty draft", () => {
    let lesson = step(begin(attempt(), 0), { type: "draft", response: "hello" });
    lesson = step(lesson, { type: "check" });
    expect(lesson.phase).toBe("checking");
    lesson = step(lesson, { type: "answered", answer: answer("q1") });
    expect(lesson.phase).toBe("feedback");
    expect(current(lesson)?.id).toBe("q1");
    lesson = step(lesson, { type: "next", now: 9 });
    expect([lesson.phase, current(lesson)?.id, lesson.draft, lesson.shownAt]).toEqual(["answering", "q2", null, 9]);
  });

  it("asks a mistake again at the end, once also when its answer is told twice", () => {
    const wrong = { ...answer("q1", false), appended: [question("q1.again")] } as unknown as Answer;
    let lesson = step(begin(attempt(), 0), { type: "answered", answer: wrong });
    lesson = step(lesson, { type: "answered", answer: wrong });
    expect(lesson.attempt.questions.map(({ id }) => id)).toEqual(["q1", "q2", "q3", "q1.again"]);
    for (const id of ["q2", "q3"]) {
      lesson = step(step(lesson, { type: "next", now: 0 }), { type: "answered", answer: answer(id) });
    }
    lesson = step(lesson, { type: "next", now: 0 });
    expect([lesson.phase, current(lesson)?.id]).toEqual(["answering", "q1.again"]);
  });

  it("keeps the draft when an answer could not be sent", () => {
    let lesson = step(begin(attempt(), 0), { type: "draft", response: "hello" });
    lesson = step(step(lesson, { type: "check" }), { type: "failed", message: "offline" });
    expect([lesson.phase, lesson.draft, lesson.error]).toEqual(["answering", "hello", "offline"]);
  });

  it("takes no draft while an answer is being checked", () => {
    const checking = step(step(begin(attempt(), 0), { type: "draft", response: "a" }), { type: "check" });
    expect(step(checking, { type: "draft", response: "b" }).draft).toBe("a");
  });

  it("moves along when another device answers the question on the screen", () => {
    const lesson = step(begin(attempt(), 0), { type: "elsewhere", attempt: attempt([answer("q1")]), now: 3 });
    expect(current(lesson)?.id).toBe("q2");
  });

  it("leaves a verdict on the screen when another device goes on", () => {
    let lesson = step(step(begin(attempt(), 0), { type: "check" }), { type: "answered", answer: answer("q1") });
    lesson = step(lesson, { type: "elsewhere", attempt: attempt([answer("q1"), answer("q2")]), now: 3 });
    expect([lesson.phase, current(lesson)?.id]).toEqual(["feedback", "q1"]);
    expect(current(step(lesson, { type: "next", now: 4 }))?.id).toBe("q3");
  });

  it("finishes after the last answer, and lists what was wrong", () => {
    let lesson = begin(attempt([answer("q1"), answer("q2", false)]), 0);
    lesson = step(step(lesson, { type: "check" }), { type: "answered", answer: answer("q3") });
    lesson = step(lesson, { type: "next", now: 1 });
    expect(lesson.phase).toBe("finishing");
    expect(mistakes(lesson).map((one) => one.question.id)).toEqual(["q2"]);
  });
});

describe("a learner who cannot listen now", () => {
  const heard = { ...question("q1"), type: "listen" };
  const lesson = () => {
    const start = attempt();
    return begin({ ...start, questions: [heard as (typeof start.questions)[0], ...start.questions.slice(1, 2)] }, 0);
  };

  it("is asked the other questions first, and fails none that are heard", () => {
    const quiet = step(lesson(), { type: "quiet", isQuiet: true, now: 1 });
    expect(current(quiet)?.id).toBe("q2");
    const left = step(step(step(quiet, { type: "check" }), { type: "answered", answer: answer("q2") }), {
      type: "next",
      now: 2,
    });
    expect(left.phase).toBe("deferred");
    expect(mistakes(left)).toEqual([]);
  });

  it("is asked them when they can listen again", () => {
    const quiet = step(lesson(), { type: "quiet", isQuiet: true, now: 1 });
    const loud = step(quiet, { type: "quiet", isQuiet: false, now: 2 });
    expect(current(loud)?.id).toBe("q1");
    expect(loud.phase).toBe("answering");
  });
});
