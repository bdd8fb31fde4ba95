import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useReducer, useState } from "react";
import { type Answer, type Attempt, api, type LearnerResponse, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { exercises } from "../exercises";
import { FeedbackSheet } from "../feedback/FeedbackSheet";
import { t } from "../i18n";
import { useCourse } from "../path/useCourse";
import { Foreign } from "../text/Foreign";
import { canSpeak, speak } from "../text/speech";
import { answered, begin, current, type Lesson, type LessonEvent, step } from "./lesson";
import { Result } from "./Result";

/** The address of an attempt: it can be opened on any device, and goes on where any device left it. */
export function LessonPage() {
  const { attemptId } = useParams({ strict: false }) as { attemptId: string };
  const attempt = useQuery({
    queryKey: ["attempt", attemptId],
    queryFn: () => unwrap(api.GET("/api/v1/attempts/{id}", { params: { path: { id: attemptId } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (attempt.isError) {
    return <Notice title={t("This lesson cannot be opened")} text={explain(attempt.error)} />;
  }
  return attempt.data ? <Player key={attemptId} start={attempt.data} /> : <Waiting />;
}

function Player({ start }: { start: Attempt }) {
  const [lesson, dispatch] = useReducer(step, start, (attempt) => begin(attempt, Date.now()));
  const course = useCourse(lesson.attempt.courseId);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isLeaving, setLeaving] = useState(false);
  useOtherDevices(lesson, dispatch);

  const submit = useCallback(
    async (response: LearnerResponse | null) => {
      const question = current(lesson);
      if (!question || lesson.phase !== "answering") {
        return;
      }
      dispatch({ type: "check" });
      try {
        const answer = await unwrap(
          api.POST("/api/v1/attempts/{id}/answers", {
            params: { path: { id: lesson.attempt.id } },
            // The description has no type for a response yet: a string, a list or a list of pairs.
            body: { questionId: question.id, response, elapsedMs: Date.now() - lesson.shownAt } as never,
          }),
        );
        dispatch({ type: "answered", answer: answer as unknown as Answer });
      } catch (error) {
        dispatch({ type: "failed", message: explain(error) });
      }
    },
    [lesson],
  );

  const isFinishing = lesson.phase === "finishing";
  useEffect(() => {
    if (!isFinishing) {
      return;
    }
    // Finishing twice pays once, so a retry is safe.
    unwrap(api.POST("/api/v1/attempts/{id}/finish", { params: { path: { id: start.id } } }))
      .then((result) => {
        dispatch({ type: "finished", result });
        for (const key of ["course", "progress", "streak", "board", "reviews"]) {
          void queries.invalidateQueries({ queryKey: [key] });
        }
      })
      .catch((error: unknown) => dispatch({ type: "failed", message: explain(error) }));
  }, [isFinishing, queries, start.id]);

  const leave = () => void navigate({ to: "/" });
  const next = () => dispatch({ type: "next", now: Date.now() });
  useLessonKeys({
    check: () => lesson.draft !== null && void submit(lesson.draft),
    skip: () => void submit(null),
    pause: () => setLeaving(true),
    isAnswering: lesson.phase === "answering" && !isLeaving,
  });

  if (lesson.phase === "done" && lesson.result) {
    return <Result lesson={lesson} leave={leave} />;
  }
  const question = current(lesson);
  if (!question) {
    return <Waiting />;
  }
  const exercise = exercises[question.type];
  const target = course.data?.language.code;
  const source = course.data?.forSpeakersOf.code;
  const answerLanguage = question.prompt.language === target ? source : target;
  const answer = lesson.answers[question.id];
  const isLocked = lesson.phase !== "answering";
  const total = lesson.attempt.questions.length;
  const done = answered(lesson);
  return (
    <main className="player">
      <header className="player-top">
        <button
          type="button"
          className="quiet"
          aria-label={t("Pause the lesson")}
          aria-keyshortcuts="Escape"
          onClick={() => setLeaving(true)}
        >
          ✕
        </button>
        <progress value={done} max={total} aria-label={t("{done} of {total} questions answered", { done, total })} />
        <span className="count" aria-hidden="true">
          {done}/{total}
        </span>
      </header>
      <div className="player-middle">
        <h1 className="task">{exercise.task(question)}</h1>
        {question.prompt.text && (
          <p className="prompt">
            <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>
            {question.prompt.language && canSpeak(question.prompt.language) && (
              <button
                type="button"
                className="quiet"
                aria-label={t("Hear it")}
                aria-keyshortcuts="Control+Space"
                onClick={(event) => speak(question.prompt.text ?? "", question.prompt.language ?? "", event.shiftKey)}
              >
                ♪
              </button>
            )}
          </p>
        )}
        <exercise.View
          key={question.id}
          question={question}
          draft={isLocked && answer?.response != null ? answer.response : lesson.draft}
          change={(response) => dispatch({ type: "draft", response })}
          isLocked={isLocked}
          answerLanguage={answerLanguage}
          specialCharacters={answerLanguage === target ? (course.data?.specialCharacters ?? []).filter(isSmall) : []}
        />
        {lesson.error && (
          <p role="alert" className="error">
            {lesson.error}
          </p>
        )}
      </div>
      {lesson.phase === "feedback" && answer ? (
        <FeedbackSheet
          question={question}
          answer={answer}
          answerLanguage={answerLanguage}
          next={next}
          isLast={done === total}
        />
      ) : (
        <footer className="player-bottom">
          <button type="button" disabled={isLocked} aria-keyshortcuts="Control+Enter" onClick={() => void submit(null)}>
            {t("Skip")}
          </button>
          <button
            type="button"
            className="primary"
            disabled={isLocked || lesson.draft === null}
            aria-keyshortcuts="Enter"
            onClick={() => void submit(lesson.draft)}
          >
            {lesson.phase === "checking" ? t("Checking…") : t("Check")}
          </button>
        </footer>
      )}
      {isLeaving && <Pause stay={() => setLeaving(false)} leave={leave} />}
    </main>
  );
}

const isSmall = (character: string) => character === character.toLocaleLowerCase();

/** One listener for the lesson. A focused button keeps its own Enter, a composing input method keeps every key. */
function useLessonKeys({
  check,
  skip,
  pause,
  isAnswering,
}: {
  check: () => void;
  skip: () => void;
  pause: () => void;
  isAnswering: boolean;
}) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isAnswering || event.isComposing) {
        return;
      }
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key === "Enter" && event.ctrlKey) {
        event.preventDefault();
        skip();
      } else if (event.key === "Enter" && !event.shiftKey && !target?.matches("button, a")) {
        event.preventDefault();
        check();
      } else if (event.key === "Escape" && !(target instanceof HTMLTextAreaElement && target.value !== "")) {
        pause();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [check, skip, pause, isAnswering]);
}

function Pause({ stay, leave }: { stay: () => void; leave: () => void }) {
  return (
    <dialog
      className="pause"
      aria-labelledby="pause-title"
      onCancel={stay}
      onClose={stay}
      ref={(dialog) => {
        if (dialog && !dialog.open) {
          dialog.showModal();
        }
      }}
    >
      <h2 id="pause-title">{t("Pause here?")}</h2>
      <p>{t("Every answer is kept. You can go on later, on any device.")}</p>
      <div className="row">
        <button type="button" onClick={leave}>
          {t("Leave for now")}
        </button>
        <button type="button" className="primary" autoFocus onClick={stay}>
          {t("Go on learning")}
        </button>
      </div>
    </dialog>
  );
}

// Another device of this learner answered a question of this attempt: read the attempt again.
function useOtherDevices(lesson: Lesson, dispatch: (event: LessonEvent) => void) {
  const id = lesson.attempt.id;
  const known = answered(lesson);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void import("../api/live").then(({ live }) => {
      if (isGone) {
        return;
      }
      const socket = live();
      const progressed = (progress: { attemptId: string; answered: number }) => {
        if (progress.attemptId === id && progress.answered > known) {
          void unwrap(api.GET("/api/v1/attempts/{id}", { params: { path: { id } } })).then((attempt) =>
            dispatch({ type: "elsewhere", attempt, now: Date.now() }),
          );
        }
      };
      socket.on("attempt:progress", progressed);
      stop = () => socket.off("attempt:progress", progressed);
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [id, known, dispatch]);
}
