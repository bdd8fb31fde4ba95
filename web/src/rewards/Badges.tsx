import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { known, t } from "../i18n";
import { badgeTier } from "./badgeTier";

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
                <small>{badge.tier ? badgeTier(badge.tier) : t("No tier yet")}</small>
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
                        tier: badgeTier(badge.next.tier),
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
