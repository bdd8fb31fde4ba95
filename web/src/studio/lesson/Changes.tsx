import { diffWordsWithSpace } from "diff";
import { t } from "../../i18n";
import { rowText } from "./Conflicts";
import { type Difference, isEmpty } from "./content";

type Row = Record<string, unknown>;
interface Changed {
  added: object[];
  removed: object[];
  changed: { from?: object; to?: object }[];
}

/** What differs between two states of a lesson, part by part. */
export function Changes({ difference, language }: { difference: Difference; language: string }) {
  if (isEmpty(difference)) {
    return <p>{t("Nothing differs.")}</p>;
  }
  const { title, introduction, words, phrases, glossary, exercises, omittedQuestions } = difference;
  const [fewer, more] = [omittedQuestions.added.length, omittedQuestions.removed.length];
  return (
    <div className="changes">
      {title && <Text title={t("Title")} from={title.from} to={title.to} language={language} />}
      {introduction && (
        <Text title={t("Introduction")} from={introduction.from} to={introduction.to} language={language} />
      )}
      <Rows title={t("Words")} of={words} />
      <Rows title={t("Phrases")} of={phrases} />
      <Rows title={t("Glossary")} of={glossary} />
      <Rows title={t("Exercises")} of={exercises} />
      {fewer + more > 0 && (
        <section>
          <h3>{t("Questions that are left out")}</h3>
          <p>{t("{fewer} more, {more} asked again", { fewer, more })}</p>
        </section>
      )}
    </div>
  );
}

function Text({
  title,
  from = "",
  to = "",
  language,
}: {
  title: string;
  from?: string;
  to?: string;
  language: string;
}) {
  return (
    <section>
      <h3>{title}</h3>
      <p lang={language} className="text-diff">
        {diffWordsWithSpace(from, to).map(({ added, removed, value }, index) => {
          const Element = added ? "ins" : removed ? "del" : "span";
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is its place
          return <Element key={index}>{value}</Element>;
        })}
      </p>
    </section>
  );
}

function Rows({ title, of }: { title: string; of: Changed }) {
  if (of.added.length + of.removed.length + of.changed.length === 0) {
    return null;
  }
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {of.removed.map((row) => (
          <li key={`- ${JSON.stringify(row)}`}>
            <span className="sign">{t("Removed")}</span> <del>{rowText(row as Row)}</del>
          </li>
        ))}
        {of.changed.map(({ from, to }) => (
          <li key={JSON.stringify(to)}>
            <span className="sign">{t("Changed")}</span> <del>{details(from as Row)}</del>{" "}
            <ins>{details(to as Row)}</ins>
          </li>
        ))}
        {of.added.map((row) => (
          <li key={`+ ${JSON.stringify(row)}`}>
            <span className="sign">{t("Added")}</span> <ins>{rowText(row as Row)}</ins>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A changed row may differ in any of its parts, so all are shown. */
const details = (row: Row): string =>
  Object.entries(row)
    .filter(
      ([name, value]) =>
        name !== "id" && value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    )
    .map(([, value]) =>
      typeof value === "string"
        ? value
        : Array.isArray(value) && value.every((one) => typeof one === "string")
          ? value.join("|")
          : JSON.stringify(value),
    )
    .join(" · ");
