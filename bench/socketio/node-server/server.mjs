// The official server with its default settings, on loopback:  node --expose-gc server.mjs PORT
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer((request, response) => {
  if (request.url === "/gc") globalThis.gc?.();
  else response.statusCode = 404;
  response.end("{}");
});
const io = new Server(http);
io.on("connection", (socket) => {
  socket.join("room");
  socket.on("message-with-ack", (text, answer) => answer(text));
  socket.on("bcast", (text) => io.to("room").emit("msg", text));
});
http.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 }, () => console.log("ready", process.pid));
