/** A column of the grid; a list stands in one cell, parted by `|`. */
export interface Column<T> {
  name: keyof T & string;
  title: string;
  language: string;
  isList?: boolean;
}

type Row = Record<string, unknown>;

export function cellOf<T>(row: T, column: Column<T>): string {
  const value = (row as Row)[column.name];
  return column.isList ? ((value as string[] | undefined) ?? []).join("|") : String(value ?? "");
}

// While one types, a part may be empty or end in a space: it is cut when the cell is left, by the server's own reading.
const contentOf = <T>(text: string, column: Column<T>): unknown =>
  column.isList ? (text === "" ? [] : text.split("|")) : text;

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
  Object.fromEntries(columns.filter((column) => !column.isList).map((column) => [column.name, ""]));
