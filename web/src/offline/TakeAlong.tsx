import { useMutation } from "@tanstack/react-query";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { t } from "../i18n";
import { canTakeAlong, removeLesson } from "./store";
import { takeAlong } from "./takeAlong";
import { useTaken } from "./useOffline";

/** Takes a lesson along, or leaves it here again. */
export function TakeAlong({ lessonId }: { lessonId: string }) {
  const state = useSession();
  const userId = state.kind === "in" ? state.user.id : "";
  const taken = useTaken();
  const change = useMutation({
    mutationFn: (isOn: boolean) => (isOn ? takeAlong(userId, lessonId) : removeLesson(userId, lessonId)),
  });
  if (!taken.data || !canTakeAlong()) {
    return null;
  }
  const isTaken = taken.data.some((one) => one.id === lessonId);
  return (
    <>
      <button
        type="button"
        aria-pressed={isTaken}
        className="take"
        disabled={change.isPending}
        onClick={() => change.mutate(!isTaken)}
      >
        {t("Take along")} {isTaken && <span aria-hidden="true">✓</span>}
      </button>
      {change.isError && (
        <p role="alert" className="error">
          {explain(change.error)}
        </p>
      )}
    </>
  );
}
