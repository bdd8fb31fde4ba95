import { useState } from "react";
import { t } from "../../i18n";
import { type Field, isSame } from "./content";
import type { DraftEditor, Editing } from "./draftEditor";

type Choices = Partial<Record<Field, "mine" | "theirs">>;

/** Two people changed the same part: both texts stand here, and nothing is sent before somebody has decided. */
export function Conflicts({ editor, editing }: { editor: DraftEditor; editing: Editing }) {
  const { conflicts, mine, theirs } = editing;
  const [choices, choose] = useState<Choices>({});
  if (!theirs) {
    return null;
  }
  const isDecided = conflicts.every((field) => choices[field] !== undefined);
  return (
    <section className="conflicts" aria-labelledby="conflicts" role="alert">
      <h2 id="conflicts">{t("Somebody else changed the same")}</h2>
      <p>
        {t(
          "Nothing is lost and nothing is overwritten. Choose for each part what stays; you can go on writing afterwards.",
        )}
      </p>
      {conflicts.map((field) => (
        <fieldset key={field}>
          <legend>{nameOf(field)}</legend>
          {(["mine", "theirs"] as const).map((whose) => (
            <label key={whose} className="check">
              <input
                type="radio"
                name={`conflict ${field}`}
                checked={choices[field] === whose}
                onChange={() => choose({ ...choices, [field]: whose })}
              />
              <span>
                <b>{whose === "mine" ? t("Mine") : t("Theirs")}</b>
                <Part
                  value={whose === "mine" ? mine[field] : theirs[field]}
                  other={whose === "mine" ? theirs[field] : mine[field]}
                />
              </span>
            </label>
          ))}
          {Array.isArray(mine[field]) && (
            <label className="check">
              <input
                type="radio"
                name={`conflict ${field}`}
                checked={false}
                onChange={() => {
                  editor.change({ [field]: both(mine[field] as object[], theirs[field] as object[]) });
                  choose({ ...choices, [field]: "mine" });
                }}
              />
              <span>
                <b>{t("Both")}</b>
              </span>
            </label>
          )}
          {typeof mine[field] === "string" && (
            <label className="check">
              <input
                type="radio"
                name={`conflict ${field}`}
                checked={false}
                onChange={() => {
                  const separator = field === "title" ? " / " : "\n\n";
                  editor.change({ [field]: `${theirs[field]}${separator}${mine[field]}` });
                  choose({ ...choices, [field]: "mine" });
                }}
              />
              <span>
                <b>{t("Both, one after the other")}</b>
              </span>
            </label>
          )}
        </fieldset>
      ))}
      <div className="row end">
        <button type="button" className="primary" disabled={!isDecided} onClick={() => editor.decide(choices)}>
          {t("Save this")}
        </button>
      </div>
    </section>
  );
}

/** Theirs, with what mine has beside it. */
function both(mine: object[], theirs: object[]): object[] {
  return [...theirs, ...mine.filter((one) => !theirs.some((other) => isSame(one, other)))];
}

/** A text, or the rows in which one side differs from the other. */
function Part({ value, other }: { value: unknown; other: unknown }) {
  if (!Array.isArray(value)) {
    return <span className="part">{String(value ?? "") || "–"}</span>;
  }
  const own = value.filter((one) => !(other as unknown[]).some((theirs) => isSame(one, theirs)));
  return (
    <ul className="part">
      {own.length === 0 && <li>–</li>}
      {own.map((one) => (
        <li key={JSON.stringify(one)}>{typeof one === "string" ? one : rowText(one as Record<string, unknown>)}</li>
      ))}
    </ul>
  );
}

/** A word, phrase, term or exercise in one line. */
export function rowText(row: Record<string, unknown>): string {
  const prompt = (row.prompt as { text?: string } | undefined)?.text;
  const parts = [row.text, row.translation, row.term, row.type, prompt].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return parts.join(" · ");
}

export function nameOf(field: Field): string {
  switch (field) {
    case "title":
      return t("Title");
    case "introduction":
      return t("Introduction");
    case "words":
      return t("Words");
    case "phrases":
      return t("Phrases");
    case "glossary":
      return t("Glossary");
    case "omittedQuestions":
      return t("Questions that are left out");
    default:
      return t("Exercises");
  }
}
