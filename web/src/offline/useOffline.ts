import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useSession } from "../api/useSession";
import type { Run } from "./run";
import type { Taken } from "./store";

const none: never[] = [];

/** What this account has taken along on this device. */
export function useTaken(): UseQueryResult<Taken[]> {
  return useKept("lessons", async (store, userId) => (store.canTakeAlong() ? await store.lessonsOf(userId) : none));
}

/** What this account has learnt on this device without a network, the newest first. */
export function useRuns(): UseQueryResult<Run[]> {
  return useKept("runs", async (store, userId) => (store.canTakeAlong() ? await store.runsOf(userId) : none));
}

function useKept<T>(
  what: string,
  read: (store: typeof import("./store"), userId: string) => Promise<T>,
): UseQueryResult<T> {
  const state = useSession();
  const userId = state.kind === "in" ? state.user.id : "";
  return useQuery({
    queryKey: ["offline", userId, what],
    queryFn: async () => read(await import("./store"), userId),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether the browser knows of no network. */
export const useIsOffline = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      addEventListener("online", changed);
      addEventListener("offline", changed);
      return () => {
        removeEventListener("online", changed);
        removeEventListener("offline", changed);
      };
    },
    () => !navigator.onLine,
  );

const again = 30_000;

/** While somebody is signed in: waiting lessons are delivered when the network is back, and every tab shows the lessons that another one has kept. */
export function useDeliveries(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async () => {
      clearTimeout(timer);
      const { canTakeAlong } = await import("./store");
      if (!canTakeAlong() || isGone) {
        return;
      }
      const { deliver } = await import("./deliver");
      try {
        if (navigator.onLine && (await deliver()) > 0) {
          for (const key of ["course", "progress", "streak", "board", "reviews", "rewards", "feed"]) {
            void queries.invalidateQueries({ queryKey: [key] });
          }
        }
      } catch {
        // The server cannot be reached or is busy: the lessons are shown as waiting.
        timer = isGone ? undefined : setTimeout(() => void attempt(), again);
      }
    };
    const online = () => {
      // Meanwhile the pages showed what was kept.
      void queries.invalidateQueries();
      void attempt();
    };
    void import("./store").then(({ watch }) => {
      if (!isGone) {
        stop = watch(() => {
          void queries.invalidateQueries({ queryKey: ["offline"] });
          void attempt();
        });
      }
    });
    void attempt();
    addEventListener("online", online);
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop?.();
      removeEventListener("online", online);
    };
  }, [queries]);
}
