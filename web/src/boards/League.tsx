import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, unwrap } from "../api/client";
import { explain } from "../app/problems";
import { Waiting } from "../app/Status";
import { i18n, t } from "../i18n";
import { leagueName } from "./leagueName";

/** The cohort of this week, with the places that go up and down. Not told live: it is asked for now and then. */
export function League({ me }: { me: string }) {
  const league = useQuery({
    queryKey: ["board", "cohort"],
    queryFn: () => unwrap(api.GET("/api/v1/league", {})),
    refetchInterval: 15_000,
  });
  if (league.isError) {
    return <p role="alert">{explain(league.error)}</p>;
  }
  if (!league.data) {
    return <Waiting />;
  }
  const { tier, tiers, cohort, up, down, endsAt, last } = league.data;
  const ends = new Intl.DateTimeFormat(i18n.locale, { weekday: "long", hour: "numeric", minute: "numeric" });
  return (
    <div className="league">
      <h2>
        {t("{tier} league, {number} of {all}", {
          tier: leagueName(tier),
          number: tiers.indexOf(tier) + 1,
          all: tiers.length,
        })}
      </h2>
      {last && (
        <p>
          {last.zone === "up"
            ? t("Last week you came {rank} of {of} and went up.", { rank: last.rank, of: last.of })
            : last.zone === "down"
              ? t("Last week you came {rank} of {of} and went down.", { rank: last.rank, of: last.of })
              : t("Last week you came {rank} of {of}.", { rank: last.rank, of: last.of })}
        </p>
      )}
      {cohort.length === 0 ? (
        <p>{t("The first XP of the week brings you to a group of learners of your pace.")}</p>
      ) : (
        <>
          <p>
            {up + down > 0
              ? t("Until {time}. The first {up} go up, the last {down} go down.", {
                  time: ends.format(new Date(endsAt)),
                  up,
                  down,
                })
              : t("Until {time}.", { time: ends.format(new Date(endsAt)) })}
          </p>
          <ol className="board">
            {cohort.map((row) => (
              <li key={row.userId} data-me={row.userId === me || undefined} data-zone={row.zone}>
                <span className="rank">
                  {row.rank} {row.zone === "up" && <span title={t("goes up")}>▲</span>}
                  {row.zone === "down" && <span title={t("goes down")}>▼</span>}
                </span>
                <span>
                  <Link to="/people/$userId" params={{ userId: row.userId }} className="name" translate="no">
                    {row.displayName}
                  </Link>{" "}
                  {row.learning && <small>● {t("learning now")}</small>}
                </span>
                <span className="score">{t("{score} XP", { score: row.score })}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
