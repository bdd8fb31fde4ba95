import { ApiError, type Attempt, api, unwrap } from "../api/client";

export interface Wish {
  kind: "lesson" | "quiz" | "review" | "mistakes";
  lessonId?: string;
  quizId?: string;
  courseId?: string;
  /** A mistake comes back at the end, until it is right, at most twice. */
  repeatMistakes?: boolean;
}

/** Starts an attempt. A start whose response is lost and is tried again is the same attempt, by its key. */
export async function startAttempt(wish: Wish): Promise<Attempt> {
  const key = crypto.randomUUID();
  const send = () =>
    unwrap(api.POST("/api/v1/attempts", { body: wish, params: { header: { "Idempotency-Key": key } } }));
  try {
    return await send();
  } catch (error) {
    if (error instanceof ApiError && error.code === "offline") {
      await new Promise((wait) => setTimeout(wait, 700));
      return await send();
    }
    throw error;
  }
}
