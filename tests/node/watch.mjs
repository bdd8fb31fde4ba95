// A learner's second device: connects with a token, prints every event as one JSON line, and does what the lines on its standard
// input say: {"emit": name, "data": …} prints {"ack": …}; {"close": true} ends it.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [url, token, transport] = process.argv.slice(2);
const print = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const socket = io(url, {
  auth: token ? { token } : {},
  transports: transport ? [transport] : ["polling", "websocket"],
  reconnection: false,
});

socket.on("connect", () => print({ event: "connect", id: socket.id }));
socket.on("connect_error", (error) => print({ event: "connect_error", message: error.message, data: error.data }));
socket.on("disconnect", (reason) => print({ event: "disconnect", reason }));
socket.onAny((event, data) => print({ event, data }));

createInterface({ input: process.stdin })
  .on("line", async (line) => {
    const { emit, data, close } = JSON.parse(line);
    if (close) return socket.disconnect();
    try {
      print({ ack: await socket.timeout(20_000).emitWithAck(emit, data) });
    } catch (error) {
      print({ ack: { ok: false, code: "no_ack", message: String(error) } });
    }
  })
  .on("close", () => process.exit(0));
