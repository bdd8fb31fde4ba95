import { t } from "../../i18n";
import { explainEdit } from "../authoring";

/** Everything that the server refused, at once. An error that stands beside a field is listed here as well, with a link to the field. */
export function Errors({
  errors,
  problem,
  goTo = focusAt,
}: {
  errors: Record<string, string[]>;
  problem: unknown;
  goTo?: (pointer: string) => void;
}) {
  const all = Object.entries(errors);
  if (all.length === 0) {
    return problem ? (
      <p role="alert" className="error">
        {explainEdit(problem)}
      </p>
    ) : null;
  }
  return (
    <div role="alert" className="error problems">
      <p>{t("{count, plural, one {# thing is} other {# things are}} wrong:", { count: all.length })}</p>
      <ul>
        {all.map(([pointer, reasons]) => (
          <li key={pointer}>
            <button type="button" className="link" onClick={() => goTo(pointer)} translate="no">
              {pointer}
            </button>{" "}
            <span lang="en">{reasons.join(", ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The field at a JSON Pointer, or the nearest around it. */
export function focusAt(pointer: string): void {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const field =
      document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`) ??
      document.querySelector<HTMLElement>(`[name="${CSS.escape(at.slice(1))}"]`);
    if (field) {
      field.focus();
      return;
    }
  }
}
