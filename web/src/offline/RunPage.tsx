import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { LearnerResponse } from "../api/client";
import { useSession } from "../api/useSession";
import { Bird } from "../app/Bird";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";
import { Asked, answeredIn } from "../lesson/Asked";
import { KeysSheet } from "../lesson/KeysSheet";
import { Pause } from "../lesson/Pause";
import { PlayerTop } from "../lesson/PlayerTop";
import { useLessonKeys } from "../lesson/useLessonKeys";
import { hear } from "../text/speech";
import { answer, asked, type Run } from "./run";
import { changeRun, lesson, run as load, type Taken } from "./store";

/** A lesson that was taken along, without a network: every answer is kept at once and is graded when it has been delivered. */
export function RunPage() {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const state = useSession();
  const userId = state.kind === "in" ? state.user.id : "";
  const kept = useQuery({
    queryKey: ["offline", userId, "run", runId],
    queryFn: async () => {
      const run = await load(runId);
      const taken = run?.userId === userId ? await lesson(userId, run.lessonId) : undefined;
      return { run: run?.userId === userId ? run : null, taken: taken ?? null };
    },
  });
  if (!kept.data) {
    return <Waiting />;
  }
  const { run, taken } = kept.data;
  if (run && run.state !== "open") {
    return <Saved run={run} />;
  }
  const id = run ? asked(run) : undefined;
  const question = taken?.questions.find((one) => one.id === id);
  return run && taken && question ? (
    <Player key={question.id} run={run} taken={taken} question={question} />
  ) : (
    <Notice title={t("This lesson cannot be opened")} text={t("It is not kept on this device any more.")} />
  );
}

function Player({ run, taken, question }: { run: Run; taken: Taken; question: Taken["questions"][number] }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, change] = useState<LearnerResponse | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [open, setOpen] = useState<"pause" | "keys" | null>(null);
  const [shownAt] = useState(() => Date.now());
  const { language, specialCharacters } = answeredIn(taken.course, question);
  const save = async (response: LearnerResponse | null) => {
    setSaving(true);
    const now = new Date();
    const given = { questionId: question.id, response, elapsedMs: now.getTime() - shownAt };
    try {
      // Shown when it is on disk: then it cannot be lost.
      await changeRun(run.id, (kept) => answer(kept, given, now));
      await queries.invalidateQueries({ queryKey: ["offline", run.userId, "run", run.id] });
    } catch {
      setFailed(true);
      setSaving(false);
    }
  };
  useLessonKeys(isSaving ? "checking" : "answering", {
    check: () => draft !== null && void save(draft),
    skip: () => void save(null),
    next: () => undefined,
    hear: (isSlow) => hear(question.prompt, isSlow),
    hearAnswer: null,
    explain: () => undefined,
    pause: () => setOpen("pause"),
    help: () => setOpen("keys"),
  });
  return (
    <main className="player" data-question={question.id}>
      <PlayerTop
        done={run.answers.length}
        total={run.questionIds.length}
        pause={() => setOpen("pause")}
        keys={() => setOpen("keys")}
      />
      <div className="player-middle">
        <Asked
          question={question}
          draft={draft}
          change={change}
          isLocked={isSaving}
          answerLanguage={language}
          specialCharacters={specialCharacters}
        />
        <p className="offline-note" role="status">
          {run.answers.length === 0
            ? t("Every answer is kept here, and graded when you are online.")
            : t("Kept. It is graded when you are online.")}
        </p>
        {hasFailed && (
          <p role="alert" className="error">
            {t("This answer could not be kept: the device may be full. Try again.")}
          </p>
        )}
      </div>
      <footer className="player-bottom">
        <button type="button" disabled={isSaving} aria-keyshortcuts="Control+Enter" onClick={() => void save(null)}>
          {t("Skip")}
        </button>
        <button
          type="button"
          className="primary"
          disabled={isSaving || draft === null}
          aria-keyshortcuts="Enter"
          onClick={() => void save(draft)}
        >
          {t("Keep")}
        </button>
      </footer>
      {open === "pause" && <Pause stay={() => setOpen(null)} leave={() => void navigate({ to: "/offline" })} />}
      {open === "keys" && <KeysSheet close={() => setOpen(null)} />}
    </main>
  );
}

function Saved({ run }: { run: Run }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="notice saved">
      <Bird pose="speaking" />
      <h1 ref={title} tabIndex={-1}>
        {run.state === "waiting" ? t("Saved: graded when you are online") : t("Delivered")}
      </h1>
      <p>
        {t(
          "{count, plural, one {# answer is} other {# answers are}} kept. Points and streak come with the grading; the boards of the week leave them out.",
          {
            count: run.answers.length,
          },
        )}
      </p>
      <div className="row">
        <Link to="/" className="button primary">
          {t("Continue")}
        </Link>
        <Link to="/offline" className="button">
          {t("Waiting lessons")}
        </Link>
      </div>
    </main>
  );
}
