import { api, unwrap } from "../api/client";
import { keepLesson, type Taken } from "./store";

const mediaAddress = /\/api\/v1\/media\/[\w.-]+/g;

/** Brings a lesson onto this device: introduction, questions, course, pictures and recordings. Taking it again brings it up to date. */
export async function takeAlong(userId: string, lessonId: string): Promise<void> {
  const path = { params: { path: { id: lessonId } } };
  const [content, questions, courses] = await Promise.all([
    unwrap(api.GET("/api/v1/lessons/{id}", path)),
    unwrap(api.GET("/api/v1/lessons/{id}/offline", path)),
    unwrap(api.GET("/api/v1/courses", {})),
  ]);
  const course = await unwrap(api.GET("/api/v1/courses/{id}", { params: { path: { id: content.courseId } } }));
  const text = JSON.stringify([content, questions]);
  const media = [...new Set(text.match(mediaAddress))];
  const files = new Map<string, Response>();
  let size = text.length;
  for (const address of media) {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(`${address}: ${response.status}`);
    }
    size += (await response.clone().blob()).size;
    files.set(address, response);
  }
  // A browser that is short of room clears pages that have not asked to stay. It may say no: then it is as before.
  await navigator.storage?.persist?.().catch(() => false);
  const taken: Taken = {
    userId,
    id: lessonId,
    title: content.title,
    takenAt: new Date().toISOString(),
    content,
    course,
    courses,
    questions: questions.questions,
    plans: questions.plans,
    next: 0,
    media,
    size,
  };
  await keepLesson(taken, files);
}
