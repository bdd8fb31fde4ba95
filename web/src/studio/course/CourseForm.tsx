import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef } from "react";
import { ApiError } from "../../api/client";
import { t } from "../../i18n";
import { type Course, type CourseBody, explainEdit, type Tagged } from "../authoring";

/** What a course is, beside its lessons. What is wrong with it stands beside its fields, as the server told it. */
export function CourseForm({
  course,
  action,
  send,
  done,
}: {
  course?: Course;
  action: string;
  send: (body: CourseBody, key: string) => Promise<Tagged<Course>>;
  done: (course: Tagged<Course>) => void;
}) {
  // The same for every try of this form: a course is made once, however often its response is lost.
  const key = useRef(crypto.randomUUID());
  const save = useMutation({
    mutationFn: (form: FormData) => send(bodyOf(form), key.current),
    onSuccess: done,
    onError: (error) => {
      if (error instanceof ApiError && error.status !== 0) {
        key.current = crypto.randomUUID();
      }
    },
  });
  const errors = save.error instanceof ApiError ? save.error.fields : {};
  const shown = ["/title", "/language/name", "/language/code", "/forSpeakersOf/name", "/forSpeakersOf/code"];
  const others = Object.entries(errors).filter(([pointer]) => !shown.includes(pointer));
  return (
    <form
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <Field name="title" label={t("Title")} value={course?.title} errors={errors["/title"]} max={200} />
      <fieldset>
        <legend>{t("Language that is learnt")}</legend>
        <Field name="toName" label={t("Its name")} value={course?.language.name} errors={errors["/language/name"]} />
        <Field
          name="toCode"
          label={t("Its tag, such as es or pt-BR")}
          value={course?.language.code}
          errors={errors["/language/code"]}
          max={35}
        />
      </fieldset>
      <fieldset>
        <legend>{t("Language of the learners")}</legend>
        <Field
          name="fromName"
          label={t("Its name")}
          value={course?.forSpeakersOf.name}
          errors={errors["/forSpeakersOf/name"]}
        />
        <Field
          name="fromCode"
          label={t("Its tag, such as es or pt-BR")}
          value={course?.forSpeakersOf.code}
          errors={errors["/forSpeakersOf/code"]}
          max={35}
        />
      </fieldset>
      <Field
        name="special"
        label={t("Special characters, with spaces between them")}
        value={course?.specialCharacters.join(" ")}
        isOptional
        max={1000}
      />
      <div className="pair">
        <label>
          {t("Pass mark, in percent")}
          <input
            name="passMark"
            type="number"
            min={0}
            max={100}
            required
            defaultValue={Math.round((course?.policies.passMark ?? 0.6) * 100)}
          />
        </label>
        <label>
          {t("Lessons open")}
          <select name="unlock" defaultValue={course?.policies.unlock ?? "open"}>
            <option value="open">{t("all at once")}</option>
            <option value="inOrder">{t("one after the other")}</option>
          </select>
        </label>
      </div>
      {save.isError && (others.length > 0 || Object.keys(errors).length === 0) && (
        <div role="alert" className="error">
          {others.length === 0 ? (
            <p>{explainEdit(save.error)}</p>
          ) : (
            others.map(([pointer, reasons]) => (
              <p key={pointer} lang="en">
                {pointer} {reasons.join(", ")}
              </p>
            ))
          )}
        </div>
      )}
      <div className="row end">
        <button type="submit" className="primary" disabled={save.isPending}>
          {action}
        </button>
      </div>
    </form>
  );
}

function bodyOf(form: FormData): CourseBody {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    title: text("title"),
    language: { name: text("toName"), code: text("toCode") },
    forSpeakersOf: { name: text("fromName"), code: text("fromCode") },
    specialCharacters: [...new Set(text("special").split(/\s+/).filter(Boolean))],
    policies: { passMark: Number(text("passMark")) / 100, unlock: text("unlock") === "inOrder" ? "inOrder" : "open" },
  };
}

function Field({
  name,
  label,
  value,
  errors,
  isOptional = false,
  max = 100,
}: {
  name: string;
  label: string;
  value?: string;
  errors?: string[];
  isOptional?: boolean;
  max?: number;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        required={!isOptional}
        maxLength={max}
        autoComplete="off"
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-error` : undefined}
      />
      {errors && (
        <p id={`${id}-error`} className="error" lang="en">
          {errors.join(", ")}
        </p>
      )}
    </div>
  );
}
