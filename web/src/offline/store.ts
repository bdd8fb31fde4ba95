import { type DBSchema, openDB } from "idb";
import type { components } from "../api/schema";
import { asked, leaveOpen, type Run } from "./run";

type Schemas = components["schemas"];

/** A lesson that an account has taken along, with everything that its screens need without a network. */
export interface Taken {
  userId: string;
  id: string;
  title: string;
  takenAt: string;
  content: Schemas["LessonContent"];
  course: Schemas["CourseOutline"];
  courses: Schemas["CoursePage"];
  questions: Schemas["QuestionView"][];
  plans: string[][];
  /** Which plan the next run asks. */
  next: number;
  /** Addresses of pictures and recordings. They are public and lie in the browser's cache, where the service worker finds them. */
  media: string[];
  /** In bytes, with its media. */
  size: number;
}

const mediaCache = "myna.media";

/** Taking along needs a service worker, which browsers give to secure origins only. */
export const canTakeAlong = (): boolean =>
  "serviceWorker" in navigator && typeof caches !== "undefined" && typeof indexedDB !== "undefined";

interface Kept extends DBSchema {
  lessons: { key: [string, string]; value: Taken };
  runs: { key: string; value: Run };
}

const open = () =>
  openDB<Kept>("myna.offline", 1, {
    upgrade(db) {
      db.createObjectStore("lessons", { keyPath: ["userId", "id"] });
      db.createObjectStore("runs", { keyPath: "id" });
    },
    // A later version of the pages may change the stores: this tab opens them again then.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      database = null;
    },
  });

let database: ReturnType<typeof open> | null = null;

async function stores<Mode extends "readonly" | "readwrite">(mode: Mode) {
  database ??= open();
  const transaction = (await database).transaction(["lessons", "runs"], mode, { durability: "strict" });
  return { lessons: transaction.objectStore("lessons"), runs: transaction.objectStore("runs"), end: transaction.done };
}

const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("myna.offline");
const listeners = new Set<() => void>();
tabs?.addEventListener("message", () => {
  for (const listener of listeners) {
    listener();
  }
});

/** Tells when this or another tab has changed what is kept. */
export function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  tabs?.postMessage(null);
  for (const listener of listeners) {
    listener();
  }
}

export async function lessonsOf(userId: string): Promise<Taken[]> {
  const all = await (await stores("readonly")).lessons.getAll();
  return all.filter((one) => one.userId === userId).sort((a, b) => b.takenAt.localeCompare(a.takenAt));
}

export async function lesson(userId: string, id: string): Promise<Taken | undefined> {
  return await (await stores("readonly")).lessons.get([userId, id]);
}

/** @param files What each address of `media` gave. */
export async function keepLesson(taken: Taken, files: Map<string, Response>): Promise<void> {
  const cache = await caches.open(mediaCache);
  for (const [address, response] of files) {
    await cache.put(address, response);
  }
  const { lessons, end } = await stores("readwrite");
  await lessons.put(taken);
  await end;
  changed();
}

export async function removeLesson(userId: string, id: string): Promise<void> {
  const { lessons, end } = await stores("readwrite");
  await lessons.delete([userId, id]);
  await end;
  await sweepMedia();
  changed();
}

/** The newest first. */
export async function runsOf(userId: string): Promise<Run[]> {
  const all = await (await stores("readonly")).runs.getAll();
  return all.filter((run) => run.userId === userId).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

export async function run(id: string): Promise<Run | undefined> {
  return await (await stores("readonly")).runs.get(id);
}

/** A new run of a lesson that was taken along: it asks the plan whose turn it is. One that was begun and has no answer yet goes on. */
export async function startRun(
  userId: string,
  id: string,
  make: (taken: Taken, plan: string[]) => Run,
): Promise<Run | undefined> {
  const { lessons, runs, end } = await stores("readwrite");
  const taken = await lessons.get([userId, id]);
  const plan = taken?.plans[taken.next % taken.plans.length];
  if (!taken || !plan) {
    return undefined;
  }
  const all = await runs.getAll();
  const earlier = all.find((one) => one.userId === userId && one.lessonId === id && one.state === "open" && asked(one));
  if (earlier) {
    return earlier;
  }
  const made = make(taken, plan);
  await runs.add(made);
  await lessons.put({ ...taken, next: taken.next + 1 });
  await end;
  changed();
  return made;
}

/** Reads and writes in one transaction: no tab overwrites what another has written. */
export async function changeRun(id: string, change: (run: Run) => Run): Promise<Run | undefined> {
  const { runs, end } = await stores("readwrite");
  const found = await runs.get(id);
  const next = found && change(found);
  if (next && next !== found) {
    await runs.put(next);
  }
  await end;
  if (next !== found) {
    changed();
  }
  return next;
}

/** After a sign-out: nothing that this account took along stays. Its answers that wait do, unless the account is gone: they are delivered after its next sign-in here. */
export async function forget(userId: string, isErased: boolean): Promise<void> {
  const { lessons, runs, end } = await stores("readwrite");
  for (const taken of await lessons.getAll()) {
    if (taken.userId === userId) {
      await lessons.delete([userId, taken.id]);
    }
  }
  for (const one of await runs.getAll()) {
    const left = isErased
      ? null
      : one.state === "waiting"
        ? one
        : one.state === "open"
          ? leaveOpen(one, new Date())
          : null;
    if (one.userId === userId) {
      await (left ? runs.put(left) : runs.delete(one.id));
    }
  }
  await end;
  await sweepMedia();
  changed();
}

async function sweepMedia(): Promise<void> {
  const all = await (await stores("readonly")).lessons.getAll();
  const needed = new Set(all.flatMap((taken) => taken.media));
  const cache = await caches.open(mediaCache);
  for (const request of await cache.keys()) {
    if (!needed.has(new URL(request.url).pathname)) {
      await cache.delete(request);
    }
  }
}
