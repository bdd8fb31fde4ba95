import createClient from "openapi-fetch";
import type { components, paths } from "./schema";
import { session } from "./session";

type Schemas = components["schemas"];
export type Attempt = Schemas["AttemptView"];
export type Question = Schemas["QuestionView"];
export type QuestionType = Schemas["QuestionType"];
export type Verdict = Schemas["Verdict"];
export type WordHistory = Schemas["WordHistory"];
export type Quest = Schemas["QuestView"];
export type Milestone = Schemas["FeedItem"];
export type WordFeedback = Schemas["WordFeedback"];
export type AttemptResult = Schemas["AttemptResult"];

/** A learner's response: an option id or a text, ids of tiles, or pairs of ids. */
export type LearnerResponse = Schemas["Response"];

/** The result of one answer. */
export type Answer = Schemas["AnswerView"];

/** A problem of RFC 9457, with the server's stable code. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly fields: Record<string, string[]> = {},
  ) {
    super(title);
  }
}

export const offline = new ApiError(0, "offline", "The server cannot be reached.");

const client = createClient<paths>({
  baseUrl: "",
  credentials: "same-origin",
  fetch: async (request) => {
    const token = await session.token().catch(() => {
      throw offline;
    });
    // The body of a request can be read once: keep a copy for the second try.
    const again = request.clone();
    if (token !== null && !request.headers.has("Authorization")) {
      request.headers.set("Authorization", `Bearer ${token}`);
    }
    let response: Response;
    try {
      response = await fetch(request);
    } catch {
      throw offline;
    }
    if (response.status === 401 && token !== null && (await session.renewOrLeave(token))) {
      again.headers.set("Authorization", `Bearer ${(await session.token()) ?? ""}`);
      response = await fetch(again);
    }
    return response;
  },
});

/** Takes the data of a call, or throws what the server said. */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    const problem = (error ?? {}) as { code?: string; title?: string; errors?: Record<string, string[]> };
    throw new ApiError(
      response.status,
      problem.code ?? `http_${response.status}`,
      problem.title ?? response.statusText,
      problem.errors,
    );
  }
  return data as T;
}

export const api = client;
