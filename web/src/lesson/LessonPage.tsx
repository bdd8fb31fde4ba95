import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useReducer, useState } from "react";
import { type Attempt, api, type LearnerResponse, unwrap } from "../api/client";
import { useLive } from "../api/useLive";
import { Bird } from "../app/Bird";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { FeedbackSheet, soundOfAnswer } from "../feedback/FeedbackSheet";
import { t } from "../i18n";
import { useCourse } from "../path/useCourse";
import { canHear, hear } from "../text/speech";
import { Asked, answeredIn } from "./Asked";
import { KeysSheet } from "./KeysSheet";
import { answered, begin, current, type Lesson, type LessonEvent, step } from "./lesson";
import { Pause } from "./Pause";
import { PlayerTop } from "./PlayerTop";
import { beQuiet, isQuiet } from "./quiet";
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
  const [lesson, dispatch] = useReducer(step, start, (attempt) => begin(attempt, Date.now(), isQuiet(Date.now())));
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
  const source = course.data?.forSpeakersOf.code;
  const { language: answerLanguage, specialCharacters } = answeredIn(course.data, question);
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
  if (lesson.phase === "done" && lesson.result) {
    return <Result lesson={lesson} leave={leave} />;
  }
  const listen = (isQuiet: boolean) => {
    beQuiet(isQuiet, Date.now());
    dispatch({ type: "quiet", isQuiet, now: Date.now() });
  };
  if (lesson.phase === "deferred") {
    return <Deferred listen={() => listen(false)} leave={leave} />;
  }
  if (!question) {
    return <Waiting />;
  }
  const isLocked = lesson.phase !== "answering";
  const total = lesson.attempt.questions.length;
  const done = answered(lesson);
  return (
    <main className="player" data-question={question.id}>
      <PlayerTop done={done} total={total} pause={() => setOpen("pause")} keys={() => setOpen("keys")} />
      <div className="player-middle">
        <Asked
          question={question}
          draft={isLocked && answer?.response != null ? answer.response : lesson.draft}
          change={(response) => dispatch({ type: "draft", response })}
          isLocked={isLocked}
          answerLanguage={answerLanguage}
          specialCharacters={specialCharacters}
          beside={
            question.type === "listen" &&
            !isLocked && (
              <button type="button" className="small" onClick={() => listen(true)}>
                {t("I cannot listen now")}
              </button>
            )
          }
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
