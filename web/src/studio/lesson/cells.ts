/** A column of the grid. A list stands in one cell, parted by `|`; of options the right one has a star before it; a flag is a box. */
export interface Column<T> {
  name: keyof T & string;
  title: string;
  language: string;
  kind?: "list" | "flag" | "options";
  /** An empty cell is no part of its row, rather than an empty text. */
  isOptional?: boolean;
}

interface Option {
  text: string;
  correct?: boolean;
}

type Row = Record<string, unknown>;

export function cellOf<T>(row: T, column: Column<T>): string {
  const value = (row as Row)[column.name];
  switch (column.kind) {
    case "list":
      return ((value as string[] | undefined) ?? []).join("|");
    case "options":
      return ((value as Option[] | undefined) ?? [])
        .map(({ text, correct }) => `${correct ? "*" : ""}${text}`)
        .join("|");
    case "flag":
      return value === true ? "*" : "";
    default:
      return String(value ?? "");
  }
}

function contentOf<T>(text: string, column: Column<T>): unknown {
  const parts = text === "" ? [] : text.split("|");
  switch (column.kind) {
    case "list":
      return parts;
    case "options":
      return parts.map((part) => (part.startsWith("*") ? { text: part.slice(1), correct: true } : { text: part }));
    case "flag":
      return text !== "";
    default:
      return column.isOptional && text === "" ? undefined : text;
  }
}

export const isBlank = <T>(row: T, columns: Column<T>[]): boolean =>
  columns.every((column) => cellOf(row, column).trim() === "");

/** Writes one cell; the line below the last row becomes a row. */
export function put<T>(rows: readonly T[], columns: Column<T>[], row: number, column: number, text: string): T[] {
  const at = columns[column] as Column<T>;
  const next = [...rows];
  next[row] = { ...empty(columns), ...next[row], [at.name]: contentOf(text, at) } as T;
  return next;
}

/** Writes what was copied from a sheet, lines of cells parted by tabs, from one cell on to the right and down. */
export function paste<T>(rows: readonly T[], columns: Column<T>[], text: string, row: number, column: number): T[] {
  let next = [...rows];
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  for (const [down, line] of lines.entries()) {
    for (const [right, cell] of line.split("\t").entries()) {
      if (column + right < columns.length) {
        next = put(next, columns, Math.min(row + down, next.length), column + right, cell.trim());
      }
    }
  }
  return next;
}

const empty = <T>(columns: Column<T>[]): Row =>
  Object.fromEntries(
    columns.filter((column) => column.kind === undefined && !column.isOptional).map((column) => [column.name, ""]),
  );
