import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, unwrap } from "../api/client";
import { session } from "../api/session";
import { useSession } from "../api/useSession";
import { explain } from "../app/problems";
import { chooseTheme, type Theme, theme } from "../app/theme";
import { activateLanguage, i18n, languages, t } from "../i18n";
import { SingleKeys } from "../lesson/KeysSheet";
import { Blocked } from "../people/Blocked";
import { Devices } from "./Devices";
import { YourData } from "./YourData";

export function SettingsPage() {
  const state = useSession();
  const user = state.kind === "in" ? state.user : null;
  const navigate = useNavigate();
  const [look, setLook] = useState<Theme>(theme());
  const [name, setName] = useState(user?.displayName ?? "");
  const save = useMutation({
    mutationFn: (displayName: string) => unwrap(api.PATCH("/api/v1/users/me", { body: { displayName } })),
    onSuccess: (changed) => session.changeUser(changed),
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
      <Devices />
      <Blocked />
      {user && <YourData user={user} />}
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
