import { ApiError, api, unwrap } from "./client";
import { session } from "./session";

/** Some changes need a login of the last minutes: does it, after the password where that has to be shown. */
export async function withFreshLogin<T>(work: () => Promise<T>, password: string | null, email: string): Promise<T> {
  if (password !== null) {
    session.enter(await unwrap(api.POST("/api/v1/auth/login", { body: { email, password, session: "cookie" } })));
  }
  return await work();
}

export const needsFreshLogin = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "fresh_login_required";
