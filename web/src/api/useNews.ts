import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLive } from "./useLive";

/** Which answers of the API each event makes old. */
const stale: Record<string, string[]> = {
  "progress:updated": ["course", "progress", "reviews"],
  "xp:earned": ["progress", "board"],
  "streak:updated": ["streak"],
  "achievement:unlocked": ["progress", "feed"],
  "badge:earned": ["rewards", "feed"],
  "quest:completed": ["rewards"],
  "league:changed": ["board", "feed"],
  cheer: ["feed"],
  // Events were missed that the server no longer has.
  resync: ["course", "progress", "reviews", "streak", "rewards", "board", "feed"],
};

/** While somebody is signed in: what happens on their other devices shows here, and a sign-out from there is heard. */
export function useNews(): void {
  const queries = useQueryClient();
  useLive(
    useCallback(
      (socket) => {
        const listeners = Object.entries(stale).map(([event, keys]) => {
          const listener = () => {
            for (const key of keys) {
              void queries.invalidateQueries({ queryKey: [key] });
            }
          };
          socket.on(event, listener);
          return () => socket.off(event, listener);
        });
        return () => {
          for (const stop of listeners) {
            stop();
          }
        };
      },
      [queries],
    ),
  );
}
