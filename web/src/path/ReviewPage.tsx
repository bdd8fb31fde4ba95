import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { Bird } from "../app/Bird";
import { explain } from "../app/problems";
import { Waiting } from "../app/Status";
import { t } from "../i18n";
import { startAttempt } from "../lesson/start";
import { useMyCourse } from "./useCourse";

/** What fades, and one button against it. Stopping at any time keeps every answer. */
export function ReviewPage() {
  const { id } = useMyCourse();
  const navigate = useNavigate();
  const reviews = useQuery({
    queryKey: ["reviews", id],
    queryFn: () => unwrap(api.GET("/api/v1/progress/reviews", { params: { query: { courseId: id ?? "" } } })),
    enabled: id !== undefined,
  });
  const start = useMutation({
    mutationFn: () => startAttempt({ kind: "review", courseId: id }),
    onSuccess: (attempt) => navigate({ to: "/learn/$attemptId", params: { attemptId: attempt.id } }),
  });
  if (!reviews.data) {
    return <Waiting />;
  }
  const { due, learnt } = reviews.data;
  return (
    <main className="page review">
      <Bird pose={due > 0 ? "thinking" : "asleep"} />
      <h1>
        {due > 0
          ? t("{due, plural, one {# word is fading} other {# words are fading}}", { due })
          : t("Nothing fades today")}
      </h1>
      <p>
        {learnt === 0
          ? t("Learn a lesson first. Its words come back here just before you would forget them.")
          : t("You have learnt {learnt, plural, one {# word or phrase} other {# words and phrases}}.", { learnt })}
      </p>
      {start.isError && (
        <p role="alert" className="error">
          {explain(start.error)}
        </p>
      )}
      {learnt === 0 ? (
        <Link to="/" className="button primary">
          {t("Learn")}
        </Link>
      ) : (
        <button type="button" className="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          {due > 0 ? t("Review now") : t("Review all the same")}
        </button>
      )}
    </main>
  );
}
