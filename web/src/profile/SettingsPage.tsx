import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, unwrap } from "../api/client";
import { session } from "../api/session";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { chooseTheme, type Theme, theme } from "../app/theme";
import { activateLanguage, i18n, languages, t } from "../i18n";
import { SingleKeys } from "../lesson/KeysSheet";
import { deviceName } from "./deviceName";

export function SettingsPage() {
  const state = useSession();
  const user = state.kind === "in" ? state.user : null;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [look, setLook] = useState<Theme>(theme());
  const [name, setName] = useState(user?.displayName ?? "");
  const save = useMutation({
    mutationFn: (displayName: string) => unwrap(api.PATCH("/api/v1/users/me", { body: { displayName } })),
    onSuccess: (changed) => session.changeUser(changed),
  });
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => unwrap(api.GET("/api/v1/auth/sessions", {})) });
  const end = useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE("/api/v1/auth/sessions/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <main className="page settings">
      <h1>{t("Settings")}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(name);
        }}
      >
        <label>
          {t("Name that others see")}
          <input
            value={name}
            maxLength={60}
            autoComplete="nickname"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" disabled={save.isPending || name === user?.displayName}>
          {t("Save")}
        </button>
        <p role="status">{save.isError ? explain(save.error) : save.isSuccess ? t("Saved.") : ""}</p>
      </form>
      <label>
        {t("Language of these pages")}
        <select value={i18n.locale} onChange={(event) => void activateLanguage(event.target.value)}>
          {languages.map((language) => (
            <option key={language.tag} value={language.tag} lang={language.tag}>
              {language.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("Appearance")}
        <select
          value={look}
          onChange={(event) => {
            const chosen = event.target.value as Theme;
            chooseTheme(chosen);
            setLook(chosen);
          }}
        >
          <option value="auto">{t("As the device")}</option>
          <option value="light">{t("Light")}</option>
          <option value="dark">{t("Dark")}</option>
        </select>
      </label>
      <SingleKeys />
      <section aria-labelledby="devices">
        <h2 id="devices">{t("Devices")}</h2>
        <ul className="devices">
          {sessions.data?.items.map((one) => (
            <li key={one.id}>
              <span title={one.userAgent ?? undefined}>{deviceName(one.userAgent) ?? t("Unknown device")}</span>
              {one.current ? (
                <b>{t("This one")}</b>
              ) : (
                <button type="button" onClick={() => end.mutate(one.id)}>
                  {t("Sign out there")}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <div className="row">
        <a className="button" href="/docs">
          {t("The API")}
        </a>
        <button type="button" onClick={() => void session.signOut().finally(() => void navigate({ to: "/" }))}>
          {t("Sign out")}
        </button>
      </div>
    </main>
  );
}
