import { Link } from "@tanstack/react-router";
import { useSession } from "../api/useSession";
import { Waiting } from "../app/Status";
import { i18n, t } from "../i18n";
import type { Run } from "./run";
import { canTakeAlong, removeLesson, type Taken } from "./store";
import { useIsOffline, useRuns, useTaken } from "./useOffline";

/** What was taken along, and the ledger of what was learnt without a network: waiting, delivered or refused. */
export function OfflinePage() {
  const taken = useTaken();
  const runs = useRuns();
  const isOffline = useIsOffline();
  if (!taken.data || !runs.data) {
    return <Waiting />;
  }
  const count = runs.data.filter((run) => run.state === "waiting").length;
  return (
    <main className="page offline-page">
      <h1>{t("Without a network")}</h1>
      <p role="status">
        {isOffline ? t("You are offline.") : t("You are online.")}{" "}
        {count === 0
          ? t("Nothing waits for delivery.")
          : t("{count, plural, one {# lesson waits} other {# lessons wait}} for delivery.", { count })}
      </p>
      <Lessons taken={taken.data} />
      <section aria-labelledby="ledger">
        <h2 id="ledger">{t("Learnt without a network")}</h2>
        {runs.data.length === 0 ? (
          <p>{t("Each lesson that you learn without a network is listed here, until you sign out.")}</p>
        ) : (
          <ul className="devices ledger">
            {runs.data.map((run) => (
              <Entry key={run.id} run={run} />
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}

function Lessons({ taken }: { taken: Taken[] }) {
  const state = useSession();
  const userId = state.kind === "in" ? state.user.id : "";
  const size = new Intl.NumberFormat(i18n.locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">{t("Taken along")}</h2>
      {!canTakeAlong() && <p>{t("This browser keeps lessons only from a secure address (https).")}</p>}
      {taken.length === 0 ? (
        <p>{t("Open a lesson and take it along: then it works without a network.")}</p>
      ) : (
        <ul className="devices">
          {taken.map((one) => (
            <li key={one.id}>
              <span>
                <Link to="/lesson/$lessonId" params={{ lessonId: one.id }} lang={one.course.forSpeakersOf.code}>
                  {one.title}
                </Link>{" "}
                <small>
                  <bdi>{size.format(Math.max(1, one.size / 1000))}</bdi>
                </small>
              </span>
              <button type="button" className="small" onClick={() => void removeLesson(userId, one.id)}>
                {t("Remove")}
                <span className="hidden" translate="no">
                  {one.title}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ run }: { run: Run }) {
  const time = new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li data-state={run.state}>
      <span>
        <b translate="no">{run.title}</b>
        <br />
        <small>{time.format(new Date(run.finishedAt ?? run.startedAt))}</small>
      </span>
      <span>
        {stateText(run)}{" "}
        {run.state === "open" && (
          <Link to="/learn/offline/$runId" params={{ runId: run.id }} className="button small">
            {t("Go on")}
          </Link>
        )}
        {run.state === "unfinished" && run.attemptId && (
          <Link to="/learn/$attemptId" params={{ attemptId: run.attemptId }} className="button small">
            {t("Go on")}
          </Link>
        )}
      </span>
    </li>
  );
}

function stateText(run: Run): string {
  switch (run.state) {
    case "open":
      return t("{done} of {total} answered", { done: run.answers.length, total: run.questionIds.length });
    case "waiting":
      return t("Waits for the network");
    case "finished":
      return t("Delivered: {correct} of {total} right, +{xp} XP", {
        correct: run.result?.correct,
        total: run.result?.total,
        xp: run.result?.xp.earned,
      });
    case "unfinished":
      return t("Delivered, and not finished yet");
    case "refused":
      return refusal(run.code);
  }
}

function refusal(code: string | undefined): string {
  switch (code) {
    case "lesson_not_found":
      return t("Refused: this lesson is not here any more.");
    case "lesson_locked":
      return t("Refused: this lesson is not open yet.");
    case "question_not_in_attempt":
    case "invalid_response":
      return t("Refused: the lesson has changed too much since it was taken along.");
    default:
      return t("Refused: {code}", { code });
  }
}
