import { ApiError } from "../api/client";
import { t } from "../i18n";

/** What happened, what is safe and what to do, for the codes that a learner meets; the server's own words for the rest. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return t("Something went wrong. Try again.");
  }
  switch (error.code) {
    case "offline":
      return t("The server cannot be reached. Nothing is lost: try again when you are online.");
    case "invalid_credentials":
      return t("This email and password do not belong together.");
    case "email_taken":
      return t("This email has an account already. Sign in instead.");
    case "too_many_attempts":
    case "too_many_requests":
      return t("Too many tries. Wait a moment and try again.");
    case "lesson_not_found":
    case "course_not_found":
    case "attempt_not_found":
      return t("This is not here any more.");
    case "no_questions":
      return t("This lesson is there to be read: it has no questions.");
    case "nothing_to_review":
      return t("There is nothing to review yet. Learn a lesson first.");
    case "no_mistakes":
      return t("There is no mistake left to practise.");
    case "lesson_locked":
      return t("This lesson opens when you have passed those before it.");
    case "sign_up_first":
      return t("This needs an account: make one, and everything is kept.");
    case "unavailable":
      return t("The server is busy. Nothing is lost: try again in a moment.");
    default:
      return error.message;
  }
}
