import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, type Milestone, unwrap } from "../api/client";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { Notice, Waiting } from "../app/Status";
import { leagueName } from "../boards/leagueName";
import { i18n, known, t } from "../i18n";
import { badgeTier } from "../rewards/badgeTier";

function whatHappened({ kind, title, tier }: Milestone): string {
  switch (kind) {
    case "achievement":
      return t("Achievement: {title}", { title: known(title ?? "") });
    case "badge":
      return t("Badge: {title}, {tier}", { title: known(title ?? ""), tier: badgeTier(tier ?? "") });
    case "promotion":
      return t("Went up to the {tier} league", { tier: leagueName(tier ?? "") });
  }
}

/** What those whom the learner follows have reached, and they themselves. Others' news is not told live: it is asked for now and then. */
export function FeedPage() {
  const state = useSession();
  const me = state.kind === "in" ? state.user.id : "";
  const feed = useInfiniteQuery({
    queryKey: ["feed"],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/v1/feed", { params: { query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  if (feed.isError && !feed.data) {
    return (
      <Notice title={t("The feed cannot be shown")} text={explain(feed.error)} retry={() => void feed.refetch()} />
    );
  }
  if (!feed.data) {
    return <Waiting />;
  }
  const items = feed.data.pages.flatMap((page) => page.items);
  return (
    <main className="page feed-page">
      <h1>{t("Milestones")}</h1>
      {items.every((item) => item.userId === me) && (
        <p className="hint">
          {t("What your friends reach stands here. Open somebody on a board to follow them.")}{" "}
          <Link to="/boards">{t("Boards")}</Link>
        </p>
      )}
      <ul className="feed">
        {items.map((item) => (
          <Entry key={item.id} item={item} isMine={item.userId === me} />
        ))}
      </ul>
      {feed.hasNextPage && (
        <button type="button" disabled={feed.isFetchingNextPage} onClick={() => void feed.fetchNextPage()}>
          {t("Show more")}
        </button>
      )}
    </main>
  );
}

function Entry({ item, isMine }: { item: Milestone; isMine: boolean }) {
  const queries = useQueryClient();
  const path = { params: { path: { id: item.id } } };
  const cheer = useMutation({
    mutationFn: (isOn: boolean) =>
      isOn ? unwrap(api.POST("/api/v1/feed/{id}/cheer", path)) : unwrap(api.DELETE("/api/v1/feed/{id}/cheer", path)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["feed"] }),
  });
  // The press shows at once; what the server said stands until the feed is read again.
  const shown = cheer.data ?? item;
  const isOn = cheer.isPending ? cheer.variables : shown.mine;
  const count = t("{cheers, plural, one {# cheer} other {# cheers}}", { cheers: shown.cheers });
  return (
    <li data-kind={item.kind} data-me={isMine || undefined}>
      <div className="feed-text">
        <Link to="/people/$userId" params={{ userId: item.userId }} className="name" translate="no">
          {item.displayName}
        </Link>
        <span>{whatHappened(item)}</span>
        <small>
          <time dateTime={item.at} translate="no">
            {new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium" }).format(new Date(item.at))}
          </time>
          {" · "}
          <span className="cheers">{count}</span>
        </small>
        {cheer.isError && (
          <p role="alert" className="error">
            {explain(cheer.error)}
          </p>
        )}
      </div>
      {!isMine && (
        <button
          type="button"
          className="small cheer"
          aria-pressed={isOn}
          disabled={cheer.isPending}
          onClick={() => cheer.mutate(!shown.mine)}
        >
          <span aria-hidden="true">{isOn ? "★" : "☆"}</span> {t("Cheer")}
          <span className="hidden" translate="no">
            {item.displayName}
          </span>
        </button>
      )}
    </li>
  );
}
