// node server.mjs [--port N] [--latency-ms N] [--tls KEY CERT] [--transaction-seconds N] [--standalone] [--with-stdin]
// Listens on loopback only and says on its first line where. With --with-stdin it ends when its standard input does.
import fs from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { Commands, electionId } from './commands.mjs';
import { Delay } from './delay.mjs';
import { ServerError } from './errors.mjs';
import { Faults } from './faults.mjs';
import { Store } from './store.mjs';
import { encode, frame, frames, parse } from './wire.mjs';

const option = (name, otherwise, offset = 1) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + offset];
};
const delay = new Delay(Number(option('latency-ms', 0)));
let port = Number(option('port', 0));
let isSecondary = false;
const connections = new Set();
let replies = 1;

const hello = ({ compression }) => {
  const me = `127.0.0.1:${port}`;
  const role = isSecondary ? { isWritablePrimary: false, ismaster: false, secondary: true } : { isWritablePrimary: true, ismaster: true };
  const primary = isSecondary ? {} : { primary: me, electionId };
  const member = process.argv.includes('--standalone') ? {} : { setName: 'rs0', setVersion: 1, hosts: [me], me, ...primary };
  return {
    ...role, helloOk: true, ...member,
    maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000, localTime: new Date(), logicalSessionTimeoutMinutes: 30,
    connectionId: connections.size, minWireVersion: 0, maxWireVersion: 21, readOnly: false, ...(compression?.includes('zlib') ? { compression: ['zlib'] } : {}), ok: 1.0,
  };
};

const faults = new Faults();
const commands = new Commands(new Store(Number(option('transaction-seconds', 60))), faults, { hello, away, stepDown, isSecondary: () => isSecondary, delay });

async function answer(socket, message) {
  const arrival = performance.now();
  const leave = await commands.checkOut(message.command);
  try {
    await answerNow(socket, message, arrival);
  } finally {
    leave();
  }
}

async function answerNow(socket, message, arrival) {
  const name = Object.keys(message.command)[0];
  const point = faults.meet(name);
  let reply;
  if (point?.blockConnection) await new Promise(resolve => setTimeout(resolve, Number(point.blockTimeMS)));
  if (point?.closeConnection) return socket.destroy();
  try {
    const error = Faults.errorOf(point, message.command);
    if (error) throw error;
    reply = await commands.run(message);
    if (point?.writeConcernError) reply = encode({ ok: 1.0, n: 1, writeConcernError: point.writeConcernError });
  } catch (error) {
    if (!(error instanceof ServerError)) process.stderr.write(`${error.stack}\n`);
    reply = encode(error instanceof ServerError ? error.reply() : { ok: 0, code: 1, codeName: 'InternalError', errmsg: `the double failed: ${error.message}` });
  }
  if (point?.loseReply) return socket.destroy();
  if (delay.milliseconds && name.toLowerCase() !== 'ismaster' && name !== 'hello') await delay.after(arrival);
  if (socket.destroyed) return;
  const bytes = frame(replies++, message.id, reply, message);
  if (name !== 'doubleAway') return void socket.write(bytes);
  // Who sent the server away reads so when nobody else can reach it any more.
  for (const other of connections) if (other !== socket) other.destroy();
  socket.end(bytes);
}

function accept(socket) {
  connections.add(socket);
  socket.setNoDelay?.(true);
  socket.on('error', () => {});
  socket.on('close', () => connections.delete(socket));
  // A connection carries one command at a time.
  let turn = Promise.resolve();
  frames(socket, bytes => {
    let message;
    try {
      message = parse(bytes);
    } catch (error) {
      process.stderr.write(`unreadable: ${error.message}\n`);
      return socket.destroy();
    }
    turn = turn.then(() => answer(socket, message)).catch(error => { process.stderr.write(`${error.stack}\n`); socket.destroy(); });
  });
}

const key = option('tls');
const listener = key ? tls.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(option('tls', null, 2)) }, accept) : net.createServer(accept);

function away(milliseconds) {
  listener.close();
  setTimeout(() => listener.listen(port, '127.0.0.1'), milliseconds);
}

function stepDown(milliseconds) {
  isSecondary = true;
  setTimeout(() => { isSecondary = false; }, milliseconds);
}

if (process.argv.includes('--with-stdin')) process.stdin.resume().on('end', () => process.exit());

listener.once('listening', () => {
  port = listener.address().port;
  process.stdout.write(`listening on ${port}\n`);
});
listener.listen(port, '127.0.0.1');
