import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { type Attempt, api, type LearnerResponse, unwrap } from "../api/client";
import { useLive } from "../api/useLive";
import { Bird } from "../app/Bird";
import { Dialog } from "../app/Dialog";
import { Icon } from "../app/Icon";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { exercises } from "../exercises";
import { FeedbackSheet, soundOfAnswer } from "../feedback/FeedbackSheet";
import { t } from "../i18n";
import { useCourse } from "../path/useCourse";
import { Foreign } from "../text/Foreign";
import { Hear } from "../text/Hear";
import { canHear, hear } from "../text/speech";
import { KeysSheet } from "./KeysSheet";
import { answered, begin, current, type Lesson, type LessonEvent, step } from "./lesson";
import { Result } from "./Result";
import { useLessonKeys } from "./useLessonKeys";

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
  const [open, setOpen] = useState<"pause" | "keys" | null>(null);
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
            body: { questionId: question.id, response, elapsedMs: Date.now() - lesson.shownAt },
          }),
        );
        dispatch({ type: "answered", answer });
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
        for (const key of ["course", "progress", "streak", "board", "reviews", "rewards"]) {
          void queries.invalidateQueries({ queryKey: [key] });
        }
      })
      .catch((error: unknown) => dispatch({ type: "failed", message: explain(error) }));
  }, [isFinishing, queries, start.id]);

  const leave = () => void navigate({ to: "/" });
  const [isExplained, explainMore] = useState(false);
  const next = () => {
    explainMore(false);
    dispatch({ type: "next", now: Date.now() });
  };
  const question = current(lesson);
  const target = course.data?.language.code;
  const source = course.data?.forSpeakersOf.code;
  const answerLanguage = question?.prompt.language === target ? source : target;
  const answer = question && lesson.answers[question.id];
  const answerSound = question && answer ? soundOfAnswer(question, answer, answerLanguage) : null;
  useLessonKeys(lesson.phase, {
    check: () => lesson.draft !== null && void submit(lesson.draft),
    skip: () => void submit(null),
    next,
    hear: (isSlow) => question && hear(question.prompt, isSlow),
    hearAnswer: answerSound && canHear(answerSound) ? () => hear(answerSound) : null,
    explain: () => explainMore(!isExplained),
    pause: () => setOpen("pause"),
    help: () => setOpen("keys"),
  });
  const task = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (question?.type === "listen") {
      hear(question.prompt);
    }
    // A question that takes no focus itself is read from its beginning.
    if (question && document.activeElement === document.body) {
      task.current?.focus();
    }
  }, [question]);

  if (lesson.phase === "done" && lesson.result) {
    return <Result lesson={lesson} leave={leave} />;
  }
  const listen = (isQuiet: boolean) => dispatch({ type: "quiet", isQuiet, now: Date.now() });
  if (lesson.phase === "deferred") {
    return <Deferred listen={() => listen(false)} leave={leave} />;
  }
  if (!question) {
    return <Waiting />;
  }
  const exercise = exercises[question.type];
  const isLocked = lesson.phase !== "answering";
  const total = lesson.attempt.questions.length;
  const done = answered(lesson);
  return (
    <main className="player" data-question={question.id}>
      <header className="player-top">
        <button
          type="button"
          className="quiet"
          aria-label={t("Pause the lesson")}
          aria-keyshortcuts="Escape"
          onClick={() => setOpen("pause")}
        >
          <Icon name="close" />
        </button>
        <progress value={done} max={total} aria-label={t("{done} of {total} questions answered", { done, total })} />
        <span className="count" aria-hidden="true">
          {done}/{total}
        </span>
        <button
          type="button"
          className="quiet fine"
          aria-label={t("Keys")}
          aria-keyshortcuts="?"
          onClick={() => setOpen("keys")}
        >
          <Icon name="keys" />
        </button>
      </header>
      <div className="player-middle">
        <h1 className="task" ref={task} tabIndex={-1}>
          {exercise.task(question)}
        </h1>
        <div className="prompt">
          {question.prompt.text && <Foreign tag={question.prompt.language}>{question.prompt.text}</Foreign>}
          <Hear sound={question.prompt} shortcut="Control+Space" />
          {question.type === "listen" && !isLocked && (
            <button type="button" className="small" onClick={() => listen(true)}>
              {t("I cannot listen now")}
            </button>
          )}
        </div>
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
          sourceLanguage={source}
          isExplained={isExplained}
          explain={() => explainMore(!isExplained)}
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
      {open === "pause" && <Pause stay={() => setOpen(null)} leave={leave} />}
      {open === "keys" && <KeysSheet close={() => setOpen(null)} />}
    </main>
  );
}

const isSmall = (character: string) => character === character.toLocaleLowerCase();

function Pause({ stay, leave }: { stay: () => void; leave: () => void }) {
  return (
    <Dialog title={t("Pause here?")} close={stay}>
      <p>{t("Every answer is kept. You can go on later, on any device.")}</p>
      <div className="row end">
        <button type="button" onClick={leave}>
          {t("Leave for now")}
        </button>
        <button type="button" className="primary" onClick={stay}>
          {t("Go on learning")}
        </button>
      </div>
    </Dialog>
  );
}

/** Only questions that are heard are left, and the learner cannot listen now. */
function Deferred({ listen, leave }: { listen: () => void; leave: () => void }) {
  return (
    <main className="notice">
      <Bird pose="listening" />
      <h1>{t("Only listening is left")}</h1>
      <p>{t("Every answer is kept. Go on here when you can listen, on any device.")}</p>
      <div className="row">
        <button type="button" className="primary" autoFocus onClick={listen}>
          {t("I can listen now")}
        </button>
        <button type="button" onClick={leave}>
          {t("Leave for now")}
        </button>
      </div>
    </main>
  );
}

// Another device of this learner answered a question of this attempt: read the attempt again.
function useOtherDevices(lesson: Lesson, dispatch: (event: LessonEvent) => void) {
  const id = lesson.attempt.id;
  const known = answered(lesson);
  useLive(
    useCallback(
      (socket) => {
        const progressed = (progress: { attemptId: string; answered: number }) => {
          if (progress.attemptId === id && progress.answered > known) {
            void unwrap(api.GET("/api/v1/attempts/{id}", { params: { path: { id } } })).then((attempt) =>
              dispatch({ type: "elsewhere", attempt, now: Date.now() }),
            );
          }
        };
        socket.on("attempt:progress", progressed);
        return () => socket.off("attempt:progress", progressed);
      },
      [id, known, dispatch],
    ),
  );
}
