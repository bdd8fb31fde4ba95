import { type DBSchema, openDB } from "idb";
import type { Content } from "./content";

/** Unsaved work of one tab, against crashes. */
export interface Copy {
  id: string;
  lesson: string;
  user: string;
  /** The content that it was made from. */
  base: Content;
  mine: Content;
  at: number;
}

interface Copies extends DBSchema {
  copies: { key: string; value: Copy; indexes: { lesson: [string, string] } };
}

const open = () =>
  openDB<Copies>("myna.studio", 1, {
    upgrade: (db) => db.createObjectStore("copies", { keyPath: "id" }).createIndex("lesson", ["user", "lesson"]),
  });

let database: ReturnType<typeof open> | null = null;
// A browser that keeps nothing (a private window) still edits: the server has the draft.
const withCopies = async <T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T | undefined> => {
  try {
    database ??= open();
    return await work(await database);
  } catch {
    return undefined;
  }
};

export const keepCopy = (copy: Copy) => withCopies((db) => db.put("copies", copy));

export const dropCopy = (id: string) => withCopies((db) => db.delete("copies", id));

/** The copies of a lesson that tabs which are gone have left, the oldest first. */
export async function leftCopies(user: string, lesson: string): Promise<Copy[]> {
  const copies = (await withCopies((db) => db.getAllFromIndex("copies", "lesson", [user, lesson]))) ?? [];
  const { held = [] } = await navigator.locks.query();
  const living = new Set(held.map((lock) => lock.name));
  return copies.filter((copy) => !living.has(lockOf(copy.id))).sort((one, other) => one.at - other.at);
}

/** Marks a copy as one of a tab that lives, until the tab is gone or the signal says so. */
export function holdCopy(id: string, signal: AbortSignal): void {
  void navigator.locks
    .request(
      lockOf(id),
      () => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
    )
    .catch(() => undefined);
}

const lockOf = (id: string) => `myna.studio.copy ${id}`;
