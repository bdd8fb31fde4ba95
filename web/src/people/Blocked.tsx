import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { t } from "../i18n";

/** Whom this learner has blocked, and the way back; nothing where there is nobody. */
export function Blocked() {
  const queries = useQueryClient();
  const blocks = useQuery({
    queryKey: ["people", "blocks"],
    queryFn: () => unwrap(api.GET("/api/v1/users/me/blocks", { params: { query: { limit: 100 } } })),
  });
  const unblock = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/users/{id}/block", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["people"] }),
  });
  return blocks.data && blocks.data.items.length > 0 ? (
    <section aria-labelledby="blocked">
      <h2 id="blocked">{t("Blocked people")}</h2>
      <ul className="devices">
        {blocks.data.items.map((one) => (
          <li key={one.id}>
            <span translate="no">{one.displayName}</span>
            <button type="button" className="small" disabled={unblock.isPending} onClick={() => unblock.mutate(one.id)}>
              {t("Unblock")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}
