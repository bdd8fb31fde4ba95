import { describe, expect, it } from "vitest";
import {
  answer,
  asked,
  begin,
  delivered,
  leaveOpen,
  maxBatch,
  type Run,
  toDelivery,
  waiting,
} from "../src/offline/run";

const at = (second: number) => new Date(Date.UTC(2026, 10, 27, 12, 0, second));
const lesson = { userId: "u", id: "l", courseId: "c", title: "One", plan: ["q1", "q2"] };
const given = (questionId: string, response: string | null = "r") => ({ questionId, response, elapsedMs: 900 });
const whole = (id: string, second: number): Run =>
  answer(answer(begin(lesson, id, at(0)), given("q1"), at(1)), given("q2", null), at(second));

describe("a run without a network", () => {
  it("asks the questions of its plan in order and waits after the last one", () => {
    let run = begin(lesson, "r1", at(0));
    expect([asked(run), run.state]).toEqual(["q1", "open"]);
    run = answer(run, given("q1"), at(1));
    expect([asked(run), run.finishedAt]).toEqual(["q2", null]);
    run = answer(run, given("q2", null), at(9));
    expect([asked(run), run.state, run.finishedAt]).toEqual([undefined, "waiting", at(9).toISOString()]);
  });

  it("keeps the first answer to a question, from whichever tab", () => {
    const run = answer(begin(lesson, "r1", at(0)), given("q1", "first"), at(1));
    expect(answer(run, given("q1", "second"), at(2))).toBe(run);
    expect(answer(run, given("other"), at(2))).toBe(run);
  });

  it("is delivered under its own id, a skip without a response", () => {
    const sent = toDelivery(whole("r1", 5));
    expect([sent.clientId, sent.startedAt, sent.finishedAt]).toEqual(["r1", at(0).toISOString(), at(5).toISOString()]);
    expect(sent.answers).toEqual([
      { questionId: "q1", response: "r", elapsedMs: 900, at: at(1).toISOString() },
      { questionId: "q2", response: undefined, elapsedMs: 900, at: at(5).toISOString() },
    ]);
  });

  it("is told once what became of it", () => {
    const told = { clientId: "r1", attemptId: "a", status: "open" as const, code: "attempt_incomplete" };
    const run = delivered(whole("r1", 5), told, at(20));
    expect([run.state, run.attemptId, run.deliveredAt]).toEqual(["unfinished", "a", at(20).toISOString()]);
    expect(delivered(run, { clientId: "r1", status: "refused" }, at(30))).toBe(run);
    expect(delivered(whole("r1", 5), { clientId: "r1", status: "refused", code: "lesson_locked" }, at(20)).code).toBe(
      "lesson_locked",
    );
  });

  it("that is left is delivered with the answers that it has", () => {
    const run = begin(lesson, "r1", at(0));
    expect(leaveOpen(run, at(3))).toBeNull();
    expect(leaveOpen(answer(run, given("q1"), at(1)), at(3))?.state).toBe("waiting");
  });
});

describe("a delivery", () => {
  it("has the oldest first, and no more than fit", () => {
    const runs = Array.from({ length: maxBatch + 2 }, (_, i) => whole(`r${i}`, maxBatch + 2 - i));
    const batch = waiting([begin(lesson, "open", at(0)), ...runs]);
    expect([batch.length, batch[0]?.id]).toEqual([maxBatch, `r${maxBatch + 1}`]);
  });
});
