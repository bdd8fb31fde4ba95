// Runs the official client through scenarios against the server at URL and prints one JSON line for each: {name, ok, error?}.
//   node scenarios.mjs URL polling|websocket|upgrade|msgpack
import assert from "node:assert/strict";
import { io } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";

const [url, mode] = process.argv.slice(2);
const options = {
  forceNew: true,
  reconnection: false,
  transports: mode === "polling" ? ["polling"] : mode === "websocket" || mode === "msgpack" ? ["websocket"] : ["polling", "websocket"],
  ...(mode === "msgpack" ? { parser: msgpack } : {}),
};

const once = (socket, event) => new Promise((resolve) => socket.once(event, (...args) => resolve(args)));
const open = async (nsp = "/", extra = {}) => {
  const socket = io(url + nsp, { ...options, ...extra });
  await Promise.race([once(socket, "connect"), once(socket, "connect_error").then(([e]) => Promise.reject(e))]);
  return socket;
};
const upgraded = async (socket) => {
  if (mode === "upgrade" && socket.io.engine.transport.name !== "websocket") await once(socket.io.engine, "upgrade");
};

const scenarios = {
  async "connects with its transport"() {
    const socket = await open();
    await upgraded(socket);
    assert.equal(socket.io.engine.transport.name, mode === "polling" ? "polling" : "websocket");
    socket.disconnect();
  },
  async "echoes any arguments"() {
    const socket = await open();
    const args = [1, "zwei", { drei: [3, null, true, 0.5], "ü": "漢字 😀" }, [], {}];
    assert.deepEqual(await new Promise((resolve) => socket.emit("echo", ...args, (...back) => resolve(back))), args);
    socket.disconnect();
  },
  async "carries binary both ways, nested"() {
    const socket = await open();
    const sent = { a: [{ b: Buffer.from([1, 2, 3]) }], c: Buffer.alloc(100_000, 7), d: "text" };
    const back = await socket.emitWithAck("echo", sent);
    assert.ok(Buffer.isBuffer(back.a[0].b));
    assert.deepEqual(back.a[0].b, sent.a[0].b);
    assert.ok(back.c.equals(sent.c));
    assert.equal(back.d, "text");
    socket.disconnect();
  },
  async "answers the server's question"() {
    const socket = await open();
    socket.on("question", (n, answer) => answer(n * 2));
    assert.equal(await socket.emitWithAck("ask me", 21), 42);
    socket.disconnect();
  },
  async "keeps order through everything"() {
    const socket = await open();
    const seen = [];
    socket.on("counted", (n) => seen.push(n));
    const done = new Promise((resolve) => socket.on("counted", (n) => n === 499 && resolve()));
    for (let i = 0; i < 500; i++) socket.emit("count", i);
    await done;
    assert.deepEqual(seen, Array.from({ length: 500 }, (_, i) => i));
    socket.disconnect();
  },
  async "joins rooms and hears broadcasts"() {
    const [a, b, c] = await Promise.all([open(), open(), open()]);
    await a.emitWithAck("join", "kitchen");
    await b.emitWithAck("join", "kitchen");
    const heard = [];
    for (const s of [a, b, c]) s.on("said", (text) => heard.push([s === a ? "a" : s === b ? "b" : "c", text]));
    const both = once(b, "said");
    a.emit("say", "kitchen", "tea");
    await both;
    await c.emitWithAck("echo", 1);
    await a.emitWithAck("echo", 1);
    assert.deepEqual(heard, [["b", "tea"]]);
    for (const s of [a, b, c]) s.disconnect();
  },
  async "multiplexes namespaces"() {
    const manager = { ...options, forceNew: false, multiplex: true };
    const main = io(url + "/", manager), admin = io(url + "/admin", manager);
    await Promise.all([once(main, "connect"), once(admin, "connect")]);
    assert.equal(main.io, admin.io);
    assert.equal(await admin.emitWithAck("who"), "/admin");
    assert.equal(await main.emitWithAck("who"), "/");
    admin.disconnect();
    assert.equal(await main.emitWithAck("who"), "/");
    main.disconnect();
  },
  async "reaches a dynamic namespace"() {
    const socket = await open("/room-17");
    assert.equal(await socket.emitWithAck("who"), "/room-17");
    socket.disconnect();
  },
  async "is refused with data"() {
    const error = await open("/guarded").then(() => null, (e) => e);
    assert.equal(error.message, "unauthorized");
    assert.deepEqual(error.data, { code: "token_missing" });
    const socket = await open("/guarded", { auth: { token: "sesame" } });
    assert.equal(await socket.emitWithAck("who"), "/guarded");
    socket.disconnect();
  },
  async "is told of an unknown namespace"() {
    const error = await open("/nowhere").then(() => null, (e) => e);
    assert.equal(error.message, "Invalid namespace");
  },
  async "is disconnected by the server"() {
    const socket = await open();
    const gone = once(socket, "disconnect");
    socket.emit("kick me");
    assert.deepEqual((await gone)[0], "io server disconnect");
    socket.disconnect();
  },
  async "recovers what it missed"() {
    const socket = await open("/recovering", { reconnection: true, reconnectionDelay: 50, randomizationFactor: 0 });
    await upgraded(socket);
    const { id } = socket;
    const seen = [];
    socket.on("news", (n) => seen.push(n));
    await socket.emitWithAck("publish", 1);
    const lost = once(socket, "disconnect");
    socket.io.engine.close();
    await lost;
    const other = await open("/recovering");
    await other.emitWithAck("publish", 2);
    await other.emitWithAck("publish", 3);
    if (!socket.connected) await once(socket, "connect");
    assert.equal(socket.recovered, true);
    assert.equal(socket.id, id);
    await socket.emitWithAck("publish", 4);
    assert.deepEqual(seen, [1, 2, 3, 4]);
    socket.disconnect();
    other.disconnect();
  },
};

let failed = 0;
for (const [name, run] of Object.entries(scenarios)) {
  let timer;
  const limit = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("took too long")), 20_000)));
  try {
    await Promise.race([run(), limit]);
    console.log(JSON.stringify({ name, ok: true }));
  } catch (e) {
    failed++;
    console.log(JSON.stringify({ name, ok: false, error: String(e.stack ?? e) }));
  }
  clearTimeout(timer);
}
process.exit(failed ? 1 : 0);
