import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { known, t } from "../i18n";

function tierName(tier: string): string {
  switch (tier) {
    case "bronze":
      return t("Bronze");
    case "silver":
      return t("Silver");
    case "gold":
      return t("Gold");
    case "diamond":
      return t("Diamond");
    default:
      return tier;
  }
}

/** Badges come in tiers: the one that is there, and the way to the next. */
export function Badges() {
  const badges = useQuery({ queryKey: ["rewards", "badges"], queryFn: () => unwrap(api.GET("/api/v1/badges", {})) });
  return badges.data && badges.data.items.length > 0 ? (
    <section aria-labelledby="badges">
      <h2 id="badges">{t("Badges")}</h2>
      <ul className="cards">
        {badges.data.items.map((badge) => {
          const title = known(badge.title);
          return (
            <li key={badge.id} className="card badge" data-tier={badge.tier} data-reached={badge.tier && true}>
              <img src={badge.image} alt="" width="48" height="48" />
              <div>
                <b>{title}</b>
                <small>{badge.tier ? tierName(badge.tier) : t("No tier yet")}</small>
                {badge.next && (
                  <>
                    <progress
                      value={Math.min(badge.reached, badge.next.goal)}
                      max={badge.next.goal}
                      aria-label={t("{badge}: the way to the next tier", { badge: title })}
                    />
                    <small>
                      {t("{reached} of {goal} for {tier}", {
                        reached: badge.reached,
                        goal: badge.next.goal,
                        tier: tierName(badge.next.tier),
                      })}
                    </small>
                  </>
                )}
                <small>{known(badge.description)}</small>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  ) : null;
}
