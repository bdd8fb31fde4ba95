import { ApiError } from "../api/client";
import { session } from "../api/session";

type Store = typeof import("./store");

/** What the server says; without a network what this account has taken along, if that says it. */
export async function orKept<T>(
  call: Promise<T>,
  kept: (store: Store, userId: string) => Promise<T | undefined>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.code === "offline" && session.state.kind === "in") {
      const found = await kept(await import("./store"), session.state.user.id);
      if (found !== undefined) {
        return found;
      }
    }
    throw error;
  }
}
