import { useEffect } from "react";
import type { Socket } from "socket.io-client";

/** Listens on the page's one socket, whose script comes after the first paint. `listen` (of `useCallback`) returns how to stop. */
export function useLive(listen: (socket: Socket) => () => void): void {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void import("./live").then(({ live }) => {
      if (!isGone) {
        stop = listen(live());
      }
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [listen]);
}
