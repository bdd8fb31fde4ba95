import { begin } from "./run";

type Store = typeof import("./store");

/** Begins a lesson that was taken along, or goes on with it; undefined when it was not. */
export async function startRun(store: Store, userId: string, lessonId: string): Promise<{ runId: string } | undefined> {
  const run = await store.startRun(userId, lessonId, ({ id, title, content }, plan) =>
    begin({ userId, id, courseId: content.courseId, title, plan }, crypto.randomUUID(), new Date()),
  );
  return run && { runId: run.id };
}
