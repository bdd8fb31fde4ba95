import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";
import { startAttempt } from "../lesson/start";
import { orKept } from "../offline/orKept";
import { startRun } from "../offline/startRun";
import { TakeAlong } from "../offline/TakeAlong";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import { Markdown } from "../text/Markdown";
import { useCourse } from "./useCourse";

// Enter begins the lesson at once, and the introduction is read from its top.
const focusQuietly = (button: HTMLButtonElement | null) => button?.focus({ preventScroll: true });

/** A lesson before it begins: its introduction and the words that it teaches. */
export function IntroductionPage() {
  const { lessonId } = useParams({ strict: false }) as { lessonId: string };
  const navigate = useNavigate();
  const lesson = useQuery({
    queryKey: ["lesson", lessonId],
    queryFn: () =>
      orKept(
        unwrap(api.GET("/api/v1/lessons/{id}", { params: { path: { id: lessonId } } })),
        async (store, userId) => (await store.lesson(userId, lessonId))?.content,
      ),
    staleTime: 300_000,
  });
  const course = useCourse(lesson.data?.courseId);
  const start = useMutation({
    mutationFn: (): Promise<{ attemptId: string } | { runId: string }> =>
      orKept(
        startAttempt({ kind: "lesson", lessonId, repeatMistakes: true }).then((attempt) => ({ attemptId: attempt.id })),
        (store, userId) => startRun(store, userId, lessonId),
      ),
    onSuccess: (started) =>
      "runId" in started
        ? navigate({ to: "/learn/offline/$runId", params: started })
        : navigate({ to: "/learn/$attemptId", params: started }),
  });
  if (lesson.isError) {
    return (
      <Notice
        title={t("This lesson cannot be opened")}
        text={explain(lesson.error)}
        retry={() => void lesson.refetch()}
      />
    );
  }
  if (!lesson.data) {
    return <Waiting />;
  }
  const target = course.data?.language.code;
  const hasTitle = lesson.data.content.some((block) => block.markdown.startsWith("# "));
  return (
    <main className="page introduction">
      <article lang={course.data?.forSpeakersOf.code}>
        {!hasTitle && <h1>{lesson.data.title}</h1>}
        {lesson.data.content.map((block) => (
          <Markdown key={block.markdown} text={block.markdown} />
        ))}
        {lesson.data.words.length > 0 && (
          <section aria-labelledby="words">
            <h2 id="words">{t("Words")}</h2>
            <dl className="words">
              {lesson.data.words.map((word) => (
                <div key={word.id}>
                  <dt>
                    <Foreign tag={target}>{word.text}</Foreign>
                    <Hear sound={{ text: word.text, language: target }} />
                  </dt>
                  <dd>{word.translation}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </article>
      <TakeAlong lessonId={lessonId} />
      <footer className="start">
        {start.isError && (
          <p role="alert" className="error">
            {explain(start.error)}
          </p>
        )}
        <button
          type="button"
          className="primary"
          ref={focusQuietly}
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          {t("Start")}
        </button>
      </footer>
    </main>
  );
}
