import { ApiError, api, unwrap } from "../api/client";
import type { components } from "../api/schema";
import { explain } from "../app/problems";
import { t } from "../i18n";

type Schemas = components["schemas"];
export type Course = Schemas["CourseDraftView"];
export type CourseBody = Schemas["CourseRequest"];
export type Unit = Schemas["UnitSource"];
export type LessonEntry = Schemas["DraftSummary"];
export type Draft = Schemas["DraftView"];
export type Word = Schemas["WordSource"];
export type Phrase = Schemas["PhraseSource"];
export type Preview = Schemas["LessonPreview"];

/** Something that authors edit, with the tag that an edit names in `If-Match`. */
export interface Tagged<T> {
  value: T;
  tag: string;
}

export async function tagged<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Tagged<T>> {
  const result = await call;
  return { value: await unwrap(Promise.resolve(result)), tag: result.response.headers.get("ETag") ?? "" };
}

export const isLostRace = (error: unknown): boolean => error instanceof ApiError && error.status === 412;

export const readCourse = (id: string) => tagged(api.GET("/api/v1/courses/{id}/draft", { params: { path: { id } } }));

export const readDraft = (id: string) => tagged(api.GET("/api/v1/lessons/{id}/draft", { params: { path: { id } } }));

/** Replaces a course. */
export const saveCourse = (course: Course | (CourseBody & { id: string }), tag: string) =>
  tagged(
    api.PUT("/api/v1/courses/{id}", {
      params: { path: { id: course.id }, header: { "If-Match": tag } },
      body: course,
    }),
  );

/**
 * Changes a course as it is on the server now. Another author may have been first: then the change is made again to what they have left,
 * so that it must be one by ids. Throws when it cannot be made any more.
 */
export async function changeCourse(id: string, change: (course: Course) => Course): Promise<Tagged<Course>> {
  const tries = 4;
  for (let count = 1; ; count++) {
    const { value, tag } = await readCourse(id);
    try {
      return await saveCourse(change(value), tag);
    } catch (error) {
      if (!isLostRace(error) || count === tries) {
        throw error;
      }
    }
  }
}

/** All items of a list that comes in pages. */
export async function all<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const next = await page(cursor);
    items.push(...next.items);
    if (next.nextCursor === null) {
      return items;
    }
    cursor = next.nextCursor;
  }
}

/** What authors meet beside the problems of every page. */
export function explainEdit(error: unknown): string {
  switch (error instanceof ApiError ? error.code : "") {
    case "precondition_failed":
      return t(
        "Somebody else has changed this meanwhile. Look at it again, and make your change to what is there now.",
      );
    case "not_an_author":
      return t("Only the authors of this course may do this.");
    case "id_taken":
      return t("There is a course with this id already.");
    case "course_archived":
      return t("This course is archived: publish it, then it can be edited again.");
    default:
      return explain(error);
  }
}
