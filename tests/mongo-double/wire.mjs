// Frames of the wire protocol: OP_MSG, OP_COMPRESSED by zlib, and OP_QUERY for the first handshake of old habit.
import { deflateSync, inflateSync } from 'node:zlib';
import * as BSON from 'bson';

const Reply = 1, Query = 2004, Compressed = 2012, Message = 2013, Zlib = 2;

export const encode = document => Buffer.from(BSON.serialize(document, { ignoreUndefined: true }));
export const decode = raw => BSON.deserialize(raw, { useBigInt64: true, promoteBuffers: true });

/** Calls back with each whole frame of a socket. A large frame is put together once, not with each of its hundred pieces. */
export function frames(socket, receive) {
  let pieces = [], have = 0, wanted = 4;
  socket.on('data', data => {
    pieces.push(data);
    have += data.length;
    while (have >= wanted) {
      const bytes = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, have);
      const length = bytes.readInt32LE(0);
      if (length < 16 || length > 48_000_000) return socket.destroy();
      if (have < length) {
        pieces = [bytes];
        wanted = length;
        return;
      }
      receive(bytes.subarray(0, length));
      const rest = bytes.subarray(length);
      pieces = rest.length ? [rest] : [];
      have = rest.length;
      wanted = 4;
    }
  });
}

/** A frame as {id, command, raws, compressed, legacy}. `raws` has the documents of a sequence as the bytes they came in. */
export function parse(frame) {
  const id = frame.readInt32LE(4);
  let code = frame.readInt32LE(12), body = frame.subarray(16), compressed = false;
  if (code === Compressed) {
    if (body[8] !== Zlib) throw new Error(`compressor ${body[8]}`);
    code = body.readInt32LE(0);
    body = inflateSync(body.subarray(9));
    compressed = true;
  }
  if (code === Query) {
    const end = body.indexOf(0, 4);
    return { id, command: decode(body.subarray(end + 9)), raws: {}, compressed, legacy: true };
  }
  if (code !== Message) throw new Error(`operation ${code}`);
  const end = body.readUInt32LE(0) & 1 ? body.length - 4 : body.length;
  let command = null;
  const raws = {};
  for (let at = 4; at < end;) {
    const kind = body[at++], size = body.readInt32LE(at);
    if (kind === 0) {
      command = body.subarray(at, at + size);
    } else {
      const zero = body.indexOf(0, at + 4);
      const name = body.toString('latin1', at + 4, zero);
      raws[name] = [];
      for (let inner = zero + 1; inner < at + size; inner += body.readInt32LE(inner)) {
        raws[name].push(Buffer.from(body.subarray(inner, inner + body.readInt32LE(inner))));
      }
    }
    at += size;
  }
  const parsed = decode(command);
  return { id, command: parsed, raws: { ...embedded(command, parsed), ...raws }, compressed, legacy: false };
}

// The arrays that may come as a sequence may also stand in the command itself.
function embedded(command, parsed) {
  const name = ['documents', 'updates', 'deletes'].find(one => Array.isArray(parsed[one]));
  if (!name) return {};
  const typed = BSON.deserialize(command, { promoteValues: false, bsonRegExp: true });
  return { [name]: typed[name].map(encode) };
}

/** The bytes of one field of a document that holds another document: as they came, nothing decoded and encoded again. */
export function rawField(document, name) {
  for (let at = 4; document[at] !== 0;) {
    const type = document[at], end = document.indexOf(0, at + 1), value = end + 1;
    if (document.toString('utf8', at + 1, end) === name) return Buffer.from(document.subarray(value, value + document.readInt32LE(value)));
    at = value + size(document, type, value);
  }
  return null;
}

function size(document, type, at) {
  switch (type) {
    case 0x03: case 0x04: return document.readInt32LE(at);
    case 0x02: return document.readInt32LE(at) + 4;
    case 0x08: return 1;
    case 0x10: return 4;
    case 0x01: case 0x09: case 0x12: return 8;
    case 0x0a: return 0;
    default: throw new Error(`an element of type ${type} in a write`);
  }
}

export function frame(id, to, reply, { legacy, compressed }) {
  const body = legacy
    ? Buffer.concat([Buffer.from([8, 0, 0, 0]), Buffer.alloc(12), Buffer.from([1, 0, 0, 0]), reply])
    : Buffer.concat([Buffer.alloc(5), reply]);
  if (!compressed) return Buffer.concat([header(16 + body.length, id, to, legacy ? Reply : Message), body]);
  const small = deflateSync(body), info = Buffer.alloc(9);
  info.writeInt32LE(Message, 0);
  info.writeInt32LE(body.length, 4);
  info[8] = Zlib;
  return Buffer.concat([header(25 + small.length, id, to, Compressed), info, small]);
}

function header(length, id, to, code) {
  const bytes = Buffer.alloc(16);
  [length, id, to, code].forEach((value, i) => bytes.writeInt32LE(value, 4 * i));
  return bytes;
}

/** A cursor's reply with the documents as the bytes they were stored in. */
export function cursorReply(namespace, id, batch, raws, extra = {}) {
  const array = documentOf(raws.map((raw, i) => element(0x04 - 1, String(i), raw)));
  const head = encode({ id: BSON.Long.fromBigInt(id), ns: namespace, ...extra });
  const cursor = documentOf([element(0x04, batch, array), head.subarray(4, head.length - 1)]);
  const ok = encode({ ok: 1.0 });
  return documentOf([element(0x03, 'cursor', cursor), ok.subarray(4, ok.length - 1)]);
}

const element = (type, name, value) => Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);

function documentOf(parts) {
  const body = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.from([0])]);
  body.writeInt32LE(body.length, 0);
  return body;
}
