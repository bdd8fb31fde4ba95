import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";
import { startAttempt } from "../lesson/start";
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
    queryFn: () => unwrap(api.GET("/api/v1/lessons/{id}", { params: { path: { id: lessonId } } })),
    staleTime: 300_000,
  });
  const course = useCourse(lesson.data?.courseId);
  const start = useMutation({
    mutationFn: () => startAttempt({ kind: "lesson", lessonId, repeatMistakes: true }),
    onSuccess: (attempt) => navigate({ to: "/learn/$attemptId", params: { attemptId: attempt.id } }),
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
