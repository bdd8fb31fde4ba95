import { useId } from "react";
import { t } from "../../i18n";
import { directionOf } from "../../text/Foreign";
import type { Course } from "../authoring";
import { Grid } from "../lesson/Grid";
import type { FieldForm, Row } from "./forms";

interface Props {
  form: FieldForm;
  pointer: string;
  value: unknown;
  course: Course;
  errors: Record<string, string[]>;
  change: (value: unknown) => void;
}

/** One field of an exercise, by its kind; what the server refused of it stands below. */
export function FieldOf({ form, pointer, value, course, errors, change }: Props) {
  const id = useId();
  const at = `${pointer}/${form.name}`;
  if (form.kind === "rows" || form.kind === "pairs") {
    const isPairs = form.kind === "pairs";
    const given = (value ?? []) as unknown[];
    const rows = isPairs ? (given as string[][]).map(([left = "", right = ""]) => ({ left, right })) : (given as Row[]);
    return (
      <Grid<Row>
        title={form.title}
        pointer={at}
        rows={rows}
        columns={form.columns}
        errors={errors}
        change={(next) => change(isPairs ? next.map(({ left, right }) => [left ?? "", right ?? ""]) : next)}
      />
    );
  }
  const found = Object.entries(errors).filter(([where]) => where === at || where.startsWith(`${at}/`));
  const isWrong = found.length > 0 || undefined;
  const language = form.isTarget ? course.language.code : undefined;
  const common = {
    id,
    "data-pointer": at,
    "aria-invalid": isWrong,
    lang: language,
    dir: directionOf(language),
    autoComplete: "off",
  };
  const reasons = (
    <>
      {form.hint && <small>{form.hint}</small>}
      {found.length > 0 && (
        <small className="error" lang="en">
          {found.flatMap(([, why]) => why).join(", ")}
        </small>
      )}
    </>
  );
  if (form.kind === "flag") {
    return (
      <div className="field">
        <label className="check">
          <input
            type="checkbox"
            data-pointer={at}
            checked={value === true}
            onChange={(event) => change(event.target.checked)}
          />
          <span>{form.title}</span>
        </label>
        {reasons}
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{form.title}</label>
      {form.kind === "number" ? (
        <input
          {...common}
          type="number"
          step="any"
          value={value === null || value === undefined ? "" : String(value)}
          onChange={(event) => change(event.target.value === "" ? undefined : Number(event.target.value))}
        />
      ) : form.kind === "line" ? (
        <input
          {...common}
          maxLength={500}
          value={String(value ?? "")}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <textarea
          {...common}
          rows={form.kind === "area" ? 3 : 4}
          value={form.kind === "area" ? String(value ?? "") : ((value ?? []) as string[]).join("\n")}
          onChange={(event) =>
            change(
              form.kind === "area"
                ? event.target.value
                : event.target.value === ""
                  ? []
                  : event.target.value.split("\n"),
            )
          }
        />
      )}
      {reasons}
    </div>
  );
}

export interface PromptValue {
  text?: string | null;
  language?: string | null;
  audio?: string | null;
  image?: string | null;
}

/** What is asked: a text in one of the course's two languages, and what is heard or seen. */
export function PromptFields({
  pointer,
  value,
  course,
  errors,
  change,
}: Omit<Props, "form" | "value" | "change"> & {
  value: PromptValue | null | undefined;
  change: (prompt: PromptValue | undefined) => void;
}) {
  const at = `${pointer}/prompt`;
  const prompt = value ?? {};
  const put = (part: PromptValue) => {
    const next = Object.fromEntries(Object.entries({ ...prompt, ...part }).filter(([, one]) => one));
    change(Object.keys(next).some((name) => name !== "language") ? next : undefined);
  };
  const language = prompt.language ?? course.forSpeakersOf.code;
  const found = Object.entries(errors).filter(([where]) => where === at || where.startsWith(`${at}/`));
  return (
    <div className="pair">
      <label className="field">
        {t("What is asked")}
        <input
          data-pointer={`${at}/text`}
          aria-invalid={found.length > 0 || undefined}
          lang={language}
          dir={directionOf(language)}
          maxLength={500}
          autoComplete="off"
          value={prompt.text ?? ""}
          onChange={(event) => put({ text: event.target.value, language })}
        />
        {found.length > 0 && (
          <small className="error" lang="en">
            {found.flatMap(([, why]) => why).join(", ")}
          </small>
        )}
      </label>
      <label className="field">
        {t("Language of what is asked")}
        <select value={language} onChange={(event) => put({ language: event.target.value })} translate="no">
          {[course.forSpeakersOf, course.language].map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
