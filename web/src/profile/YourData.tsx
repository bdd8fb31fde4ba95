import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api, unwrap } from "../api/client";
import { needsFreshLogin, withFreshLogin } from "../api/freshLogin";
import { session, type User } from "../api/session";
import { Dialog } from "../app/Dialog";
import { explain } from "../app/problems";
import { saveFile } from "../app/saveFile";
import { t } from "../i18n";

/** Everything that the server knows about somebody, as a file; and the end of it. */
export function YourData({ user }: { user: User }) {
  const [isErasing, setErasing] = useState(false);
  const take = useMutation({
    mutationFn: async () => saveFile("myna-data.json", await unwrap(api.GET("/api/v1/users/me/export", {}))),
  });
  return (
    <section aria-labelledby="your-data">
      <h2 id="your-data">{t("Your data")}</h2>
      <p>{t("All that is kept about you, in one file: the account, every answer, every point.")}</p>
      <div className="row">
        <button type="button" disabled={take.isPending} onClick={() => take.mutate()}>
          {t("Download my data")}
        </button>
        <button type="button" className="danger" onClick={() => setErasing(true)}>
          {t("Erase my account…")}
        </button>
      </div>
      <p role="status">{take.isError ? explain(take.error) : take.isSuccess ? t("The file is saved.") : ""}</p>
      {isErasing && <Erase user={user} close={() => setErasing(false)} />}
    </section>
  );
}

function Erase({ user, close }: { user: User; close: () => void }) {
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: (password: string | null) =>
      withFreshLogin(() => unwrap(api.DELETE("/api/v1/users/me", {})), password, user.email ?? ""),
    onSuccess: () => {
      session.leave("erased");
      void navigate({ to: "/" });
    },
  });
  const asksPassword = needsFreshLogin(erase.error) || (erase.isError && erase.variables !== null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    erase.mutate(asksPassword ? String(new FormData(event.currentTarget).get("password")) : null);
  };
  return (
    <Dialog title={t("Erase your account?")} close={close}>
      <p>
        {t(
          "Your account, everything that you have learnt and your place on every board go at once. Nobody can bring them back.",
        )}
      </p>
      <form onSubmit={submit}>
        {asksPassword && (
          <label>
            {t("Your password, once more")}
            <input name="password" type="password" autoComplete="current-password" required maxLength={256} />
          </label>
        )}
        {erase.isError && !needsFreshLogin(erase.error) && (
          <p role="alert" className="error">
            {explain(erase.error)}
          </p>
        )}
        <div className="row end">
          <button type="submit" className="danger" disabled={erase.isPending}>
            {t("Erase everything")}
          </button>
          <button type="button" className="primary" onClick={close}>
            {t("Keep my account")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
