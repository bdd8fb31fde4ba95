import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { needsFreshLogin } from "../api/freshLogin";
import { explain } from "../app/problems";
import { i18n, t } from "../i18n";
import { deviceName } from "./deviceName";

/** Where this account is signed in, and the way out there. */
export function Devices() {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => unwrap(api.GET("/api/v1/auth/sessions", {})) });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? unwrap(api.DELETE("/api/v1/auth/sessions", {}))
        : unwrap(api.DELETE("/api/v1/auth/sessions/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const items = sessions.data?.items ?? [];
  const time = new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{t("Devices")}</h2>
      <ul className="devices">
        {items.map((one) => (
          <li key={one.id}>
            <span translate="no" title={one.userAgent ?? undefined}>
              {deviceName(one.userAgent) ?? t("Unknown device")}
            </span>
            <small>{t("Last used {time}", { time: time.format(new Date(one.lastUsedAt)) })}</small>
            {one.current ? (
              <b>{t("This one")}</b>
            ) : (
              <button type="button" className="small" disabled={end.isPending} onClick={() => end.mutate(one.id)}>
                {t("Sign out there")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 2 && (
        <button type="button" className="small" disabled={end.isPending} onClick={() => end.mutate(null)}>
          {t("Sign out everywhere else")}
        </button>
      )}
      {end.isError && (
        <p role="alert" className="error">
          {needsFreshLogin(end.error)
            ? t("This needs a login of the last minutes: sign out here and in again first.")
            : explain(end.error)}
        </p>
      )}
    </section>
  );
}
