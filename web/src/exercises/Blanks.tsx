import { t } from "../i18n";
import { directionOf, Foreign } from "../text/Foreign";
import { type Exercise, type ExerciseProps, idsOf, textOf } from "./exercise";

type Blank = NonNullable<ExerciseProps["question"]["blanks"]>[number];

/** The blanks with a field for each. A single blank answers with its value alone. */
function blanksOf({ question, draft, change, isLocked, answerLanguage }: ExerciseProps) {
  const blanks = question.blanks ?? [];
  const given = typeof draft === "string" ? [draft] : idsOf(draft);
  const values = blanks.map((_, index) => given[index] ?? "");
  const set = (index: number, value: string) => {
    const next = values.with(index, value);
    const isEmpty = next.every((one) => one.trim().length === 0);
    change(isEmpty ? null : next.length === 1 ? (next[0] ?? null) : next);
  };
  const fieldOf = (blank: Blank, index: number) => (
    <Field blank={blank} index={index} value={values[index] ?? ""} set={set} isLocked={isLocked} tag={answerLanguage} />
  );
  return { blanks, fieldOf };
}

function Field({
  blank,
  index,
  value,
  set,
  isLocked,
  tag,
}: {
  blank: Blank;
  index: number;
  value: string;
  set: (index: number, value: string) => void;
  isLocked: boolean;
  tag?: string;
}) {
  const label = blank.label ?? t("Gap {number}", { number: index + 1 });
  return blank.options ? (
    <select
      aria-label={label}
      lang={tag}
      disabled={isLocked}
      value={value}
      onChange={(event) => set(index, event.target.value)}
    >
      <option value="">…</option>
      {blank.options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.text}
        </option>
      ))}
    </select>
  ) : (
    <input
      aria-label={label}
      lang={tag}
      dir={directionOf(tag)}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      maxLength={500}
      readOnly={isLocked}
      value={value}
      onChange={(event) => set(index, event.target.value)}
    />
  );
}

function GapText(props: ExerciseProps) {
  const { blanks, fieldOf } = blanksOf(props);
  return (
    <p className="gaps" lang={props.answerLanguage} dir={directionOf(props.answerLanguage)}>
      {blanks.map((blank, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a blank is its place
        <span key={index}>
          {blank.before}
          {fieldOf(blank, index)}
          {blank.after}
        </span>
      ))}
    </p>
  );
}

function Table(props: ExerciseProps) {
  const { blanks, fieldOf } = blanksOf(props);
  return (
    <table className="grammar">
      <tbody>
        {blanks.map((blank, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a blank is its place
          <tr key={index}>
            <th scope="row">
              <Foreign tag={props.answerLanguage}>{blank.label}</Foreign>
            </th>
            <td>
              {blank.before && <Foreign tag={props.answerLanguage}>{blank.before} </Foreign>}
              {fieldOf(blank, index)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const show: Exercise["show"] = (question, response) =>
  (typeof response === "string" ? [response] : idsOf(response))
    .map((value, index) => textOf(question.blanks?.[index]?.options, value))
    .join(", ");

export const cloze: Exercise = { task: () => t("Fill in what is missing"), View: GapText, show };
export const clozeSelect: Exercise = { task: () => t("Choose what is missing"), View: GapText, show };
export const table: Exercise = { task: () => t("Fill in the table"), View: Table, show };
