import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ApiError, api, unwrap } from "../api/client";
import { session } from "../api/session";
import { Diff } from "../feedback/Diff";
import { diff } from "../feedback/diff";
import { t } from "../i18n";
import { startAttempt } from "../lesson/start";
import { Bird } from "./Bird";
import { explain } from "./problems";

/** A first question without an account: an account is asked for when there is something to keep. */
export function WelcomePage({ reason }: { reason?: string }) {
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: async () => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      session.enter(await unwrap(api.POST("/api/v1/auth/guest", { body: { timeZone, session: "cookie" } })));
      const courses = await unwrap(api.GET("/api/v1/courses", {}));
      const course = courses.items[0];
      if (!course) {
        return null;
      }
      const outline = await unwrap(api.GET("/api/v1/courses/{id}", { params: { path: { id: course.id } } }));
      const lesson = outline.units[0]?.lessons[0];
      return lesson ? startAttempt({ kind: "lesson", lessonId: lesson.id, repeatMistakes: true }) : null;
    },
    onSuccess: (attempt) =>
      navigate(attempt ? { to: "/learn/$attemptId", params: { attemptId: attempt.id } } : { to: "/" }),
    onError: (error) => {
      // A server without guests: an account first.
      if (error instanceof ApiError && error.status === 404) {
        void navigate({ to: "/sign-up" });
      }
    },
  });
  return (
    <main className="welcome">
      <div className="welcome-text">
        <Bird pose="listening" />
        <h1>{t("Hear it, say it, know how close you were.")}</h1>
        <p>{t("Learn a language a few minutes a day. No account is needed to begin.")}</p>
        {reason && <p role="status">{signedOutText(reason)}</p>}
        <div className="row">
          <button
            type="button"
            className="primary big"
            autoFocus
            disabled={begin.isPending}
            onClick={() => begin.mutate()}
          >
            {t("Start learning")}
          </button>
          <Link to="/sign-in" className="button">
            {t("I have an account")}
          </Link>
        </div>
        {begin.isError && (
          <p role="alert" className="error">
            {explain(begin.error)}
          </p>
        )}
      </div>
      <Example />
    </main>
  );
}

/** One answer and its correction: this is how a lesson feels. */
function Example() {
  const tokens = diff("Tengo un gata negro", "Tengo una gata negra");
  return (
    <figure className="example">
      <figcaption>{t("An answer, and how close it was")}</figcaption>
      <p className="prompt" lang="en">
        I have a black cat.
      </p>
      <p className="example-answer" lang="es">
        Tengo un gata negro
      </p>
      <div className="sheet" data-verdict="wrong">
        <p className="verdict">
          <span aria-hidden="true">✗</span> {t("Not quite")}
        </p>
        <Diff tokens={tokens} language="es" />
      </div>
    </figure>
  );
}

function signedOutText(reason: string): string {
  switch (reason) {
    case "logged_out":
      return t("You have signed out.");
    case "signed_out_elsewhere":
      return t("This device was signed out from another one.");
    case "password_changed":
      return t("The password was changed. Sign in with the new one.");
    case "suspended":
      return t("This account is suspended.");
    case "erased":
      return t("This account was erased.");
    default:
      return t("You were signed out. What you learnt is safe.");
  }
}
