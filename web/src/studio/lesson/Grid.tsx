import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { t } from "../../i18n";
import { directionOf } from "../../text/Foreign";
import type { Phrase, Word } from "../authoring";
import { type Column, cellOf, isBlank, paste, put } from "./cells";

export const wordColumns = (target: string, source: string): Column<Word>[] => [
  { name: "text", title: t("Word"), language: target },
  { name: "translation", title: t("Translation"), language: source },
  { name: "synonyms", title: t("Other words for it"), language: target, kind: "list" },
  { name: "alsoAccepted", title: t("Also accepted"), language: source, kind: "list" },
];

export const phraseColumns = (target: string, source: string): Column<Phrase>[] => [
  { name: "text", title: t("Phrase"), language: target },
  { name: "translation", title: t("Translation"), language: source },
  { name: "alternatives", title: t("Also said so"), language: target, kind: "list" },
  { name: "alternativeTranslations", title: t("Also translated so"), language: source, kind: "list" },
];

/**
 * Rows and columns as in a spreadsheet: Tab goes right, Enter and the arrows up and down go over the rows, what is copied from a sheet is pasted as cells, and the last row makes a new
 * one. Ctrl+Delete deletes a row.
 */
export function Grid<T extends object>({
  title,
  pointer,
  rows,
  columns,
  errors,
  change,
}: {
  title: string;
  pointer: string;
  rows: readonly T[];
  columns: Column<T>[];
  errors: Record<string, string[]>;
  change: (rows: T[]) => void;
}) {
  const table = useRef<HTMLTableElement>(null);
  // After a run of Tabs, Enter goes back to the column where the run began.
  const first = useRef(0);
  const isTabbing = useRef(false);
  const go = (row: number, column: number) => {
    // The row may only be drawn after this key.
    requestAnimationFrame(() =>
      table.current
        ?.querySelectorAll("tbody tr")
        [Math.max(0, row)]?.querySelectorAll<HTMLInputElement>("td input")
        [column]?.focus(),
    );
  };
  const press = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    if (event.nativeEvent.isComposing || event.altKey) {
      return;
    }
    if (event.key === "Tab") {
      isTabbing.current = true;
      return;
    }
    if (event.key === "Enter") {
      go(row + (event.shiftKey ? -1 : 1), first.current);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      go(row + (event.key === "ArrowDown" ? 1 : -1), column);
    } else if (event.key === "Delete" && event.ctrlKey && row < rows.length) {
      change(rows.filter((_, index) => index !== row));
      go(row, column);
    } else {
      return;
    }
    event.preventDefault();
  };
  const take = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (/[\t\n]/.test(text.trim())) {
      event.preventDefault();
      change(paste(rows, columns, text, row, column));
    }
  };
  const wrong = (row: number, name: string) =>
    Object.entries(errors).filter(
      ([at]) => at === `${pointer}/${row}/${name}` || at.startsWith(`${pointer}/${row}/${name}/`),
    );
  const lines = [...rows, {} as T];
  return (
    <section aria-label={title} className="grid">
      <h2>{title}</h2>
      <div className="scroll">
        <table ref={table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
              <tr key={row}>
                {columns.map((column, index) => {
                  const found = wrong(row, column.name);
                  return (
                    <td key={column.name}>
                      <input
                        type={column.kind === "flag" ? "checkbox" : "text"}
                        checked={column.kind === "flag" ? cellOf(line, column) !== "" : undefined}
                        aria-label={t("{column}, row {row}", { column: column.title, row: row + 1 })}
                        aria-invalid={found.length > 0 ? true : undefined}
                        title={found.flatMap(([, reasons]) => reasons).join(", ") || undefined}
                        data-pointer={`${pointer}/${row}/${column.name}`}
                        lang={column.language}
                        dir={directionOf(column.language)}
                        autoComplete="off"
                        maxLength={column.kind ? 4000 : 500}
                        value={column.kind === "flag" ? "" : cellOf(line, column)}
                        onFocus={() => {
                          first.current = isTabbing.current ? Math.min(first.current, index) : index;
                          isTabbing.current = false;
                        }}
                        onChange={({ target }) =>
                          change(
                            put(
                              rows,
                              columns,
                              row,
                              index,
                              column.kind === "flag" ? (target.checked ? "*" : "") : target.value,
                            ),
                          )
                        }
                        onBlur={() =>
                          row < rows.length &&
                          isBlank(line, columns) &&
                          change(rows.filter((_, other) => other !== row))
                        }
                        onKeyDown={(event) => press(event, row, index)}
                        onPaste={(event) => take(event, row, index)}
                      />
                    </td>
                  );
                })}
                <td>
                  {row < rows.length && (
                    <button
                      type="button"
                      className="quiet"
                      tabIndex={-1}
                      aria-label={t("Delete row {row}", { row: row + 1 })}
                      aria-keyshortcuts="Control+Delete"
                      onClick={() => change(rows.filter((_, other) => other !== row))}
                    >
                      ×
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <small>{t("Paste from a sheet. Several forms in one cell are parted by |.")}</small>
    </section>
  );
}
