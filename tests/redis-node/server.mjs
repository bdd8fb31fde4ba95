// An official Socket.IO server in a cluster. Usage: node server.mjs ADAPTER REDIS-PORT. It prints its port, obeys one JSON command a line and
// prints one JSON line for each.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { createAdapter as classic, createShardedAdapter as sharded } from "@socket.io/redis-adapter";
import { createAdapter as streams } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";

const [adapter, redisPort] = process.argv.slice(2);
const connect = async () => {
  const client = createClient({ url: `redis://127.0.0.1:${redisPort}` });
  client.on("error", () => {}); // Redis may be killed; the client reconnects
  await client.connect();
  return client;
};
const create = {
  streams: async () => streams(await connect()),
  classic: async () => classic(await connect(), await connect()),
  sharded: async () => sharded(await connect(), await connect()),
};
const http = createServer();
const io = new Server(http, {
  adapter: await create[adapter](),
  connectionStateRecovery: adapter === "streams" ? { maxDisconnectionDuration: 60_000, skipMiddlewares: true } : undefined,
});
const heard = [];
io.on("connection", (socket) => {
  socket.data = { from: "node" };
  socket.on("join", (room, ack) => {
    socket.join(room);
    ack(socket.id);
  });
});
io.on("load?", (value, ack) => (ack ? ack(value * 2) : heard.push(value)));
http.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: http.address().port })));

const revive = (value) =>
  value && value.base64 ? Buffer.from(value.base64, "base64") : Array.isArray(value) ? value.map(revive) : value;
const target = ({ rooms = [], except = [] }) => io.timeout(5000).to(rooms).except(except);
const commands = {
  emit: (c) => void io.to(c.rooms ?? []).except(c.except ?? []).emit(...c.event.map(revive)),
  ask: (c) => target(c).emitWithAck(...c.event),
  fetch: async (c) => (await target(c).fetchSockets()).map((s) => ({ id: s.id, rooms: [...s.rooms], data: s.data })),
  join: (c) => void target(c).socketsJoin(c.join),
  leave: (c) => void target(c).socketsLeave(c.leave),
  disconnect: (c) => void target(c).disconnectSockets(true),
  serverSide: (c) => void io.serverSideEmit(...c.event),
  serverSideAsk: (c) => io.serverSideEmitWithAck(...c.event),
  heard: () => heard,
};
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    console.log(JSON.stringify({ result: (await commands[command.do](command)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
process.exit(0);
