import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { t } from "../i18n";

/** Somebody else, as they let others see them; and whether to follow or to block them. */
export function PersonPage() {
  const { userId } = useParams({ strict: false }) as { userId: string };
  const state = useSession();
  const queries = useQueryClient();
  const person = useQuery({
    queryKey: ["people", userId],
    queryFn: () => unwrap(api.GET("/api/v1/users/{id}", { params: { path: { id: userId } } })),
  });
  const following = useQuery({
    queryKey: ["people", "following"],
    queryFn: () =>
      unwrap(api.GET("/api/v1/users/me/friends", { params: { query: { list: "following", limit: 100 } } })),
  });
  const path = { params: { path: { id: userId } } };
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["people"] }),
      queries.invalidateQueries({ queryKey: ["board"] }),
    ]);
  const follow = useMutation({
    mutationFn: (isOn: boolean) =>
      isOn ? unwrap(api.PUT("/api/v1/users/{id}/follow", path)) : unwrap(api.DELETE("/api/v1/users/{id}/follow", path)),
    onSuccess: refresh,
  });
  const block = useMutation({
    mutationFn: () => unwrap(api.PUT("/api/v1/users/{id}/block", path)),
    onSuccess: refresh,
  });
  if (block.isSuccess) {
    return <Notice title={t("Blocked")} text={t("You do not see each other any more. Settings take it back.")} />;
  }
  if (person.isError) {
    return <Notice title={t("There is nobody to see here")} text={explain(person.error)} />;
  }
  if (!person.data || !following.data) {
    return <Waiting />;
  }
  const isMe = state.kind === "in" && state.user.id === userId;
  const tie = following.data.items.find((one) => one.user.id === userId);
  const error = follow.error ?? block.error;
  return (
    <main className="page person">
      <h1 translate="no">{person.data.displayName}</h1>
      <dl className="figures">
        <div className="accent">
          <dt>{t("XP")}</dt>
          <dd>{person.data.xp}</dd>
        </div>
        <div>
          <dt>{t("Streak")}</dt>
          <dd>{t("{days, plural, one {# day} other {# days}}", { days: person.data.streak })}</dd>
        </div>
      </dl>
      {!isMe && (
        <div className="row">
          <button
            type="button"
            className={tie ? undefined : "primary"}
            disabled={follow.isPending}
            onClick={() => follow.mutate(!tie)}
          >
            {tie ? t("Do not follow any more") : t("Follow")}
          </button>
          <button type="button" className="danger" disabled={block.isPending} onClick={() => block.mutate()}>
            {t("Block")}
          </button>
        </div>
      )}
      <p role="status">
        {error ? explain(error) : tie?.followsYou ? t("You follow each other.") : tie ? t("You follow them.") : ""}
      </p>
    </main>
  );
}
