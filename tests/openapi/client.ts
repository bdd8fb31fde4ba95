// A client as an app would write it: it compiles only while the description has the names and types that it uses.
import type { components, operations } from "./v1";

type Schemas = components["schemas"];
type Body<Operation> = Operation extends { requestBody: { content: { "application/json": infer Content } } } ? Content : never;
type Ok<Operation, Status extends number> = Operation extends { responses: Record<Status, { content: { "application/json": infer Content } }> } ? Content : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Values } } ? Values : never;
type Code<Operation, Status extends number> = Operation extends { responses: Record<Status, { content: { "application/problem+json": { code: infer Codes } } }> } ? Codes : never;

export const signUp: Body<operations["signUp"]> = { email: "ana@example.com", password: "parrots never forget", displayName: "Ana" };
// @ts-expect-error a sign-up needs an email address
export const noEmail: Body<operations["signUp"]> = { password: "parrots never forget", displayName: "Ana" };

export const choice: Body<operations["submitAnswer"]> = { questionId: "q1", response: "a", elapsedMs: 3124.7 };
export const pairs: Body<operations["submitAnswer"]> = { questionId: "q1", response: [["a", "b"]] };
// @ts-expect-error a response is no object
export const noResponse: Body<operations["submitAnswer"]> = { questionId: "q1", response: { text: "a" } };

export const history: Query<operations["getHistory"]> = { days: 7 };
export const around: Query<operations["getLeaderboard"]> = { around: "me", limit: 10 };
// @ts-expect-error me is the only value
export const aroundOthers: Query<operations["getLeaderboard"]> = { around: "others" };
// @ts-expect-error a limit is a number
export const textLimit: Query<operations["listCourses"]> = { limit: "10" };

export function describe(attempt: Ok<operations["startAttempt"], 201>, page: Ok<operations["listCourses"], 200>): string {
  const verdicts: Record<Schemas["Verdict"], number> = { correct: 0, typo: 0, accent: 0, wrong: 0, skipped: 0 };
  for (const answer of attempt.answers) verdicts[answer.verdict]++;
  const next: string | null = page.nextCursor;
  return `${attempt.questions.map((question) => question.prompt.text?.length).join()} ${next} ${attempt.result?.score.toFixed(2)} ${JSON.stringify(verdicts)}`;
}

export function explain(code: Code<operations["finishAttempt"], 409>): string {
  switch (code) {
    case "attempt_incomplete":
      return "Answer every question first.";
  }
}
