import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type Quest, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { known, t } from "../i18n";

export function useQuests() {
  return useQuery({ queryKey: ["rewards", "quests"], queryFn: () => unwrap(api.GET("/api/v1/quests", {})) });
}

export function QuestCard({ quest }: { quest: Quest }) {
  const title = known(quest.title);
  return (
    <li className="card" data-reached={quest.isCompleted || undefined}>
      <b>{title}</b>
      <progress value={quest.progress} max={quest.goal} aria-label={title} />
      <div className="card-foot">
        <small>{t("{progress} of {goal}", { progress: quest.progress, goal: quest.goal })}</small>
        {quest.claimed ? (
          <small>{t("Claimed")} ✓</small>
        ) : quest.isCompleted ? (
          <Claim quest={quest} />
        ) : (
          <small>{t("{gems, plural, one {# gem} other {# gems}}", { gems: quest.reward.gems })}</small>
        )}
      </div>
    </li>
  );
}

function Claim({ quest }: { quest: Quest }) {
  const queries = useQueryClient();
  const claim = useMutation({
    // Claiming twice pays once.
    mutationFn: () => unwrap(api.POST("/api/v1/quests/{id}/claim", { params: { path: { id: quest.id } } })),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["rewards"] }),
        queries.invalidateQueries({ queryKey: ["streak"] }),
      ]),
  });
  return (
    <>
      <button type="button" className="primary small" disabled={claim.isPending} onClick={() => claim.mutate()}>
        {t("Claim {gems, plural, one {# gem} other {# gems}}", { gems: quest.reward.gems })}
      </button>
      {claim.isError && (
        <p role="alert" className="error">
          {explain(claim.error)}
        </p>
      )}
    </>
  );
}
