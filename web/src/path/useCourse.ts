import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "../api/client";
import { orKept } from "../offline/orKept";

const key = "myna.course";

export function useCourses() {
  return useQuery({
    queryKey: ["courses"],
    queryFn: () =>
      orKept(
        unwrap(api.GET("/api/v1/courses", {})),
        async (store, userId) => (await store.lessonsOf(userId))[0]?.courses,
      ),
    staleTime: 300_000,
  });
}

/** A course's outline with this learner's state on each lesson. */
export function useCourse(id: string | undefined) {
  return useQuery({
    queryKey: ["course", id],
    queryFn: () =>
      orKept(
        unwrap(api.GET("/api/v1/courses/{id}", { params: { path: { id: id ?? "" } } })),
        async (store, userId) => (await store.lessonsOf(userId)).find((taken) => taken.course.id === id)?.course,
      ),
    enabled: id !== undefined,
    staleTime: 30_000,
  });
}

/** The course that this device learns: the last one chosen, else the first of the catalogue. */
export function useMyCourse(): { id: string | undefined; isEmpty: boolean; choose: (id: string) => void } {
  const courses = useCourses();
  const ids = courses.data?.items.map((course) => course.id) ?? [];
  const chosen = localStorage.getItem(key);
  return {
    id: chosen !== null && ids.includes(chosen) ? chosen : ids[0],
    isEmpty: courses.isSuccess && ids.length === 0,
    choose: (id) => {
      localStorage.setItem(key, id);
      void courses.refetch();
    },
  };
}
