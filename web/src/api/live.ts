import { io, type Socket } from "socket.io-client";
import { session } from "./session";

/** The one socket of the page. It asks for a fresh token at each connection and for the missed events after each reconnection. */
let socket: Socket | null = null;
let seq = 0;

export function live(): Socket {
  if (socket) {
    return socket;
  }
  const created = io({
    transports: ["websocket", "polling"],
    auth: (give) => {
      // Without a network there is no token: the server refuses, and the next connection asks again.
      void session.token().then(
        (token) => give({ token }),
        () => setTimeout(() => created.disconnect().connect(), 2000),
      );
    },
  });
  socket = created;
  created.onAny((_: string, data?: { seq?: number }) => {
    seq = Math.max(seq, data?.seq ?? 0);
  });
  created.on("connect", () => {
    if (seq > 0) {
      created.emit("resume", { streams: { learner: seq } }, (missed: Missed) => {
        for (const { event, data } of missed.events ?? []) {
          for (const listener of created.listeners(event)) {
            listener(data);
          }
        }
        if (missed.resync) {
          for (const listener of created.listeners("resync")) {
            listener();
          }
        }
        seq = missed.streams?.learner ?? seq;
      });
    } else {
      created.emit("progress:watch", {}, (state: Missed) => {
        seq = Math.max(seq, state.streams?.learner ?? 0);
      });
    }
  });
  created.on("session:revoked", ({ reason }: { reason: string }) => session.leave(reason));
  return created;
}

interface Missed {
  resync?: boolean;
  events?: { event: string; data: unknown }[];
  streams?: { learner?: number };
}

/** After a sign-out: nothing more is heard. */
export function closeLive(): void {
  socket?.disconnect();
  socket = null;
  seq = 0;
}
