import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { api, unwrap } from "../api/client";
import { useLive } from "../api/useLive";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { t } from "../i18n";
import { useMyCourse } from "../path/useCourse";
import { League } from "./League";

interface Row {
  rank: number;
  userId: string;
  displayName: string;
  score: number;
}

interface Board {
  board: string;
  items: Row[];
  me?: { rank: number; score: number } | null;
  endsAt?: string | null;
}

const size = 20;

const friends = "friends";

/** The league is a table of its own, which asks for itself. */
const isLive = (name: string) => name !== "league";

/** Rankings that move by themselves while others learn. */
export function BoardsPage() {
  const { id } = useMyCourse();
  const [name, choose] = useState("weekly");
  const state = useSession();
  const me = state.kind === "in" ? state.user.id : "";
  const tabs = [
    { name: "weekly", title: t("This week") },
    { name: "league", title: t("League") },
    { name: friends, title: t("Friends") },
    { name: "all-time", title: t("All time") },
    ...(id ? [{ name: `course:${id}:weekly`, title: t("This course") }] : []),
  ];
  const isLeague = name === "league";
  const first = useQuery({
    enabled: !isLeague,
    queryKey: ["board", name],
    queryFn: () =>
      unwrap(api.GET("/api/v1/leaderboards/{board}", { params: { path: { board: name }, query: { limit: size } } })),
  });
  const board = useLiveBoard(name, first.data);
  return (
    <main className="page boards">
      <header className="path-head">
        <h1>{t("Boards")}</h1>
        <Link to="/feed" className="button small">
          {t("Milestones")}
        </Link>
      </header>
      <div className="tabs" role="tablist" aria-label={t("Boards")}>
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            key={tab.name}
            aria-selected={tab.name === name}
            aria-controls="board"
            onClick={() => choose(tab.name)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div id="board" role="tabpanel" aria-label={tabs.find((tab) => tab.name === name)?.title}>
        {isLeague && <League me={me} />}
        {first.isError && <p role="alert">{explain(first.error)}</p>}
        {board && board.items.length === 0 && <p>{t("Nobody has earned XP here yet. A lesson puts you on top.")}</p>}
        {name === friends && board && board.items.every((row) => row.userId === me) && (
          <p>{t("Here are those whom you follow. Open somebody on another board to follow them.")}</p>
        )}
        {!isLeague && (
          <ol className="board">
            {board?.items.map((row) => (
              <li key={row.userId} data-me={row.userId === me || undefined}>
                <span className="rank">{row.rank}</span>
                <Link to="/people/$userId" params={{ userId: row.userId }} className="name" translate="no">
                  {row.displayName}
                </Link>
                <span className="score">{t("{score} XP", { score: row.score })}</span>
              </li>
            ))}
          </ol>
        )}
        {board?.me && !board.items.some((row) => row.userId === me) && (
          <p className="mine">
            {t("You are number {rank} with {score} XP.", { rank: board.me.rank, score: board.me.score })}
          </p>
        )}
      </div>
    </main>
  );
}

function useLiveBoard(name: string, first: Board | undefined): Board | undefined {
  const [newer, setNewer] = useState<Board>();
  useLive(
    useCallback(
      (socket) => {
        const changed = (board: Board) => {
          if (board.board === name) {
            setNewer((old) => ({ ...board, me: board.me ?? old?.me }));
          }
        };
        const watch = () =>
          isLive(name) &&
          socket.emit(
            "leaderboard:watch",
            { board: name, limit: size },
            (reply: Board & { ok: boolean }) => reply.ok && setNewer(reply),
          );
        socket.on("leaderboard:changed", changed);
        socket.on("connect", watch);
        if (socket.connected) {
          watch();
        }
        return () => {
          socket.off("leaderboard:changed", changed);
          socket.off("connect", watch);
          if (isLive(name)) {
            socket.emit("leaderboard:unwatch", { board: name });
          }
        };
      },
      [name],
    ),
  );
  return newer?.board === name ? newer : first;
}
