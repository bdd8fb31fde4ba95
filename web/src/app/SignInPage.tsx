import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { ApiError, api, unwrap } from "../api/client";
import { session } from "../api/session";
import { t } from "../i18n";
import { Bird } from "./Bird";
import { explain } from "./problems";

export function SignInPage() {
  return <Account mode="in" />;
}

export function SignUpPage() {
  return <Account mode="up" />;
}

function Account({ mode }: { mode: "in" | "up" }) {
  const navigate = useNavigate();
  const [isShown, show] = useState(false);
  const providers = useQuery({
    queryKey: ["providers"],
    queryFn: () => unwrap(api.GET("/api/v1/auth/providers", {})),
    retry: false,
  });
  const send = useMutation({
    mutationFn: async (form: FormData) => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const body = { email: String(form.get("email")), password: String(form.get("password")), session: "cookie" };
      return mode === "up"
        ? unwrap(
            api.POST("/api/v1/auth/signup", { body: { ...body, displayName: String(form.get("name")), timeZone } }),
          )
        : unwrap(api.POST("/api/v1/auth/login", { body }));
    },
    onSuccess: (body) => {
      session.enter(body);
      void navigate({ to: "/" });
    },
  });
  const fields = send.error instanceof ApiError ? send.error.fields : {};
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(new FormData(event.currentTarget));
  };
  return (
    <main className="account">
      <Link to="/" className="brand">
        <Bird pose="listening" />
        <span translate="no">Myna</span>
      </Link>
      <h1>{mode === "up" ? t("Make an account") : t("Sign in")}</h1>
      <form onSubmit={submit} noValidate={false}>
        {mode === "up" && (
          <Field
            name="name"
            label={t("Name that others see")}
            autoComplete="nickname"
            maxLength={60}
            errors={fields.displayName}
          />
        )}
        <Field
          name="email"
          label={t("Email")}
          type="email"
          autoComplete="email"
          maxLength={254}
          errors={fields.email}
        />
        <Field
          name="password"
          label={t("Password")}
          type={isShown ? "text" : "password"}
          autoComplete={mode === "up" ? "new-password" : "current-password"}
          maxLength={256}
          errors={fields.password}
        />
        <label className="check">
          <input type="checkbox" checked={isShown} onChange={(event) => show(event.target.checked)} />
          <span>{t("Show the password")}</span>
        </label>
        {send.isError && Object.keys(fields).length === 0 && (
          <p role="alert" className="error">
            {explain(send.error)}
          </p>
        )}
        <button type="submit" className="primary" disabled={send.isPending}>
          {mode === "up" ? t("Make an account") : t("Sign in")}
        </button>
      </form>
      {(providers.data?.items ?? []).map((provider) => (
        <a key={provider.id} className="button" href={`/api/v1/auth/oauth/${provider.id}/start?returnTo=/`}>
          {t("Go on with {name}", { name: provider.name })}
        </a>
      ))}
      <p>
        {mode === "up" ? (
          <Link to="/sign-in">{t("I have an account")}</Link>
        ) : (
          <Link to="/sign-up">{t("Make an account")}</Link>
        )}
        {mode === "in" && (
          <>
            {" · "}
            <Link to="/forgot">{t("Forgot the password?")}</Link>
          </>
        )}
      </p>
    </main>
  );
}

export function ForgotPage() {
  const send = useMutation({
    mutationFn: (email: string) => unwrap(api.POST("/api/v1/auth/forgot-password", { body: { email } })),
  });
  return (
    <main className="account">
      <Link to="/" className="brand">
        <Bird pose="listening" />
        <span translate="no">Myna</span>
      </Link>
      <h1>{t("Forgot the password?")}</h1>
      {send.isSuccess ? (
        <p role="status">{t("If this email has an account, a link to a new password is on its way.")}</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(String(new FormData(event.currentTarget).get("email")));
          }}
        >
          <Field name="email" label={t("Email")} type="email" autoComplete="email" maxLength={254} />
          {send.isError && (
            <p role="alert" className="error">
              {explain(send.error)}
            </p>
          )}
          <button type="submit" className="primary" disabled={send.isPending}>
            {t("Send me a link")}
          </button>
        </form>
      )}
      <p>
        <Link to="/sign-in">{t("Back")}</Link>
      </p>
    </main>
  );
}

function Field({
  name,
  label,
  errors,
  ...input
}: {
  name: string;
  label: string;
  type?: string;
  autoComplete: string;
  maxLength: number;
  errors?: string[];
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        required
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-error` : undefined}
        {...input}
      />
      {errors && (
        <p id={`${id}-error`} className="error" role="alert">
          {errors.join(" ")}
        </p>
      )}
    </div>
  );
}
