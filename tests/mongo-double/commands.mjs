// The commands that the product's adapter and its tests send, and no others; of each command, the options they send, and no others.
import { Long, ObjectId, Timestamp } from 'bson';
import { Held } from './collection.mjs';
import { compile } from './filter.mjs';
import { noSuchTransaction, notPrimary, refuse, ServerError } from './errors.mjs';
import { cursorReply, decode, encode, rawField } from './wire.mjs';

const common = ['$db', 'lsid', '$clusterTime', '$readPreference', 'txnNumber', 'startTransaction', 'autocommit', 'readConcern', 'writeConcern', 'maxTimeMS', 'comment'];
const options = {
  ping: [], endSessions: [], buildInfo: [], configureFailPoint: ['mode', 'data'], doubleAway: [], doubleSecondary: [], doubleStatus: [],
  find: ['filter', 'sort', 'limit', 'batchSize', 'singleBatch', 'projection'],
  getMore: ['collection', 'batchSize'], killCursors: ['cursors'], aggregate: ['pipeline', 'cursor'],
  insert: ['documents', 'ordered'], update: ['updates', 'ordered'], delete: ['deletes', 'ordered'],
  create: [], createIndexes: ['indexes', 'commitQuorum'], dropIndexes: ['index'], listIndexes: ['cursor'],
  listCollections: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'], drop: [], dropDatabase: [],
  commitTransaction: ['recoveryToken'], abortTransaction: ['recoveryToken'],
};

// What a secondary answers; it refuses the rest as one that is not the primary.
const byAnyMember = ['ping', 'endSessions', 'buildInfo', 'configureFailPoint', 'doubleAway', 'doubleSecondary', 'doubleStatus'];

export class Commands {
  sessions = new Map();
  cursors = new Map();
  nextCursor = 1n;
  counts = {};
  concerns = {};

  constructor(store, faults, server) { Object.assign(this, { store, faults, server }); }

  /** Answers a parsed message with the bytes of a reply, or throws a ServerError. */
  async run({ command, raws }) {
    const name = Object.keys(command)[0];
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (name === 'hello' || name.toLowerCase() === 'ismaster') return encode(this.server.hello(command));
    if (!options[name]) throw new ServerError(59, 'CommandNotFound', `the double does not implement the command ${name}`);
    for (const option of Object.keys(command).slice(1)) {
      if (!options[name].includes(option) && !common.includes(option)) throw refuse(`${name} with ${option}`);
    }
    if (this.server.isSecondary() && !byAnyMember.includes(name)) throw notPrimary(command);
    const { readConcern, writeConcern, maxTimeMS, commitQuorum } = command;
    if (command.$db !== 'admin' || name === 'commitTransaction') this.concerns[name] = { readConcern, writeConcern, maxTimeMS, commitQuorum };
    const session = this.session(command);
    const context = { command, raws, session, transaction: this.transactionOf(name, command, session), namespace: `${command.$db}.${command[name]}` };
    const isRetryable = command.txnNumber !== undefined && command.autocommit === undefined;
    if (isRetryable && session.retry?.number === command.txnNumber) {
      this.counts.answeredFromMemory = (this.counts.answeredFromMemory ?? 0) + 1;
      return session.retry.reply;
    }
    const answer = await this[name](context);
    const reply = Buffer.isBuffer(answer) ? answer : encode({ ...answer, ok: 1.0 });
    if (isRetryable) session.retry = { number: command.txnNumber, reply };
    return reply;
  }

  // ---- sessions and transactions

  session({ lsid }) {
    if (!lsid) return {};
    const key = Buffer.from(lsid.id instanceof Uint8Array ? lsid.id : lsid.id.buffer).toString('hex');
    if (!this.sessions.has(key)) this.sessions.set(key, {});
    return this.sessions.get(key);
  }

  /** A numbered command has its session for itself, as in mongod, also when its client has gone: the next one waits. Returns what ends it. */
  async checkOut(command) {
    if (command.txnNumber === undefined) return () => {};
    const session = this.session(command), before = session.turn;
    let leave;
    session.turn = new Promise(resolve => { leave = resolve; });
    await before;
    return leave;
  }

  transactionOf(name, command, session) {
    if (command.autocommit !== false) return null;
    if (command.startTransaction) {
      if (session.transaction?.state === 'open') session.transaction.abort();
      session.transaction = this.store.begin();
      session.number = command.txnNumber;
      return session.transaction;
    }
    const transaction = session.transaction;
    if (name === 'commitTransaction' || name === 'abortTransaction') return transaction;
    if (!transaction || session.number !== command.txnNumber || transaction.state !== 'open') {
      throw noSuchTransaction(command.txnNumber, { labels: ['TransientTransactionError'] });
    }
    return transaction;
  }

  commitTransaction({ command, session, transaction }) {
    if (!transaction || session.number !== command.txnNumber || transaction.state === 'aborted') {
      throw noSuchTransaction(command.txnNumber, { labels: ['TransientTransactionError'] });
    }
    if (transaction.state === 'open') transaction.commit();
    return {};
  }

  abortTransaction({ command, session, transaction }) {
    if (!transaction || session.number !== command.txnNumber || transaction.state !== 'open') throw noSuchTransaction(command.txnNumber);
    transaction.abort();
    return {};
  }

  endSessions({ command }) {
    for (const lsid of command.endSessions) {
      const session = this.session({ lsid });
      if (session.transaction?.state === 'open') session.transaction.abort();
    }
    return {};
  }

  // ---- writing

  async insert(context) {
    return this.each(context, context.raws.documents, raw => this.store.ensure(context.namespace).insert(raw, context.transaction));
  }

  async update(context) {
    const reply = await this.each(context, context.raws.updates, raw => {
      const { q, u, ...rest } = decode(raw);
      for (const [option, value] of Object.entries(rest)) if (value) throw refuse(`updates with ${option}`);
      const increment = Object.keys(u).join() === '$inc' && Object.entries(u.$inc);
      if (increment?.length === 1) return this.store.ensure(context.namespace).increment(q, ...increment[0], context.transaction);
      if (Array.isArray(u) || Object.keys(u)[0]?.startsWith('$')) throw refuse('update operators but $inc of one field; only whole replacements');
      return this.store.ensure(context.namespace).replace(q, rawField(raw, 'u'), context.transaction);
    });
    return { ...reply, nModified: reply.n };
  }

  async delete(context) {
    return this.each(context, context.raws.deletes, raw => {
      const { q, limit, ...rest } = decode(raw);
      if (Object.keys(rest).length || limit !== 1) throw refuse('deletes of many');
      return this.store.ensure(context.namespace).remove(q, context.transaction);
    });
  }

  async each({ command, transaction }, raws, write) {
    let n = 0;
    const writeErrors = [];
    for (const [index, raw] of raws.entries()) {
      try {
        n += await this.patiently(() => write(raw));
      } catch (error) {
        // Inside a transaction a failed write ends it; a conflict is the whole command's error.
        if (transaction?.state === 'open') transaction.abort();
        if (!(error instanceof ServerError) || error.labels.length) throw error;
        writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.extra });
        if (command.ordered !== false || transaction) break; // in a transaction the first error ends everything
      }
    }
    return { n, ...(writeErrors.length ? { writeErrors } : {}) };
  }

  async patiently(write) {
    for (;;) {
      try {
        return write();
      } catch (error) {
        if (!(error instanceof Held)) throw error;
        await error.transaction.ended;
      }
    }
  }

  // ---- reading

  find({ command, transaction, namespace }) {
    const found = this.store.collection(namespace)?.find(command, transaction) ?? [];
    const fields = Object.entries(command.projection ?? {});
    if (fields.some(([, shown]) => shown !== 1)) throw refuse('projections that leave fields out');
    const raws = fields.length
      ? found.map(({ document }) => encode(Object.fromEntries(['_id', ...fields.map(([field]) => field)].map(field => [field, document[field]]))))
      : found.map(({ raw }) => raw);
    return this.open(namespace, raws, Number(command.batchSize ?? 101), command.singleBatch);
  }

  open(namespace, raws, size, single = false) {
    const first = raws.slice(0, size), rest = raws.slice(size);
    if (single || !rest.length) return cursorReply(namespace, 0n, 'firstBatch', first);
    const id = this.nextCursor++;
    this.cursors.set(id, { namespace, rest });
    return cursorReply(namespace, id, 'firstBatch', first);
  }

  async getMore({ command }) {
    const id = BigInt(command.getMore), cursor = this.cursors.get(id);
    if (!cursor) throw new ServerError(43, 'CursorNotFound', `cursor id ${id} not found`);
    if (cursor.take) {
      const events = await cursor.take(Number(command.maxTimeMS ?? 1000));
      return cursorReply(cursor.namespace, this.cursors.has(id) ? id : 0n, 'nextBatch', events, { postBatchResumeToken: token(cursor.at) });
    }
    const batch = cursor.rest.splice(0, Number(command.batchSize) || cursor.rest.length);
    if (!cursor.rest.length) this.cursors.delete(id);
    return cursorReply(cursor.namespace, cursor.rest.length ? id : 0n, 'nextBatch', batch);
  }

  killCursors({ command }) {
    for (const id of command.cursors) {
      this.cursors.get(BigInt(id))?.close?.();
      this.cursors.delete(BigInt(id));
    }
    return { cursorsKilled: command.cursors.map(id => Long.fromBigInt(BigInt(id))), cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
  }

  /** Change streams over one collection, with a $match over the event; nothing else that an aggregation can be. */
  aggregate({ command, namespace }) {
    const [first, ...stages] = command.pipeline;
    if (!first?.$changeStream) throw refuse('aggregations other than change streams');
    const level = command.readConcern?.level ?? 'majority';
    if (level !== 'majority') throw new ServerError(72, 'InvalidOptions', `$changeStream cannot run with a readConcern other than 'majority'. Current readConcern: ${level}`);
    for (const option of Object.keys(first.$changeStream)) if (!['resumeAfter', 'startAfter'].includes(option)) throw refuse(`change streams with ${option}`);
    if (stages.some(stage => !stage.$match)) throw refuse('change streams with stages other than $match');
    const tests = stages.map(stage => compile(stage.$match));
    const from = first.$changeStream.resumeAfter ?? first.$changeStream.startAfter;
    const store = this.store;
    if (from && store.log.length && Number(from._data) < store.log[0].at - 1) {
      throw new ServerError(286, 'ChangeStreamHistoryLost', 'Resume of change stream was not possible, as the resume point may no longer be in the oplog.');
    }
    const id = this.nextCursor++;
    const cursor = {
      namespace,
      at: from ? Number(from._data) : store.logged,
      async take(patience) {
        const batch = this.fresh();
        if (batch.length || patience <= 0) return batch;
        await new Promise(resolve => {
          const done = () => { clearTimeout(timer); store.watchers.delete(look); this.close = undefined; resolve(); };
          const look = () => this.waiting() && done();
          const timer = setTimeout(done, patience);
          this.close = done;
          store.watchers.add(look);
        });
        return this.fresh();
      },
      events() { return store.log.filter(entry => entry.at > this.at && entry.namespace === namespace).map(eventOf).filter(event => tests.every(test => test(event))); },
      waiting() { return this.events().length > 0; },
      fresh() {
        const raws = this.events().map(encode);
        this.at = store.logged;
        return raws;
      },
    };
    this.cursors.set(id, cursor);
    return cursorReply(namespace, id, 'firstBatch', [], { postBatchResumeToken: token(cursor.at) });
  }

  // ---- definitions

  create({ namespace }) {
    if (this.store.collection(namespace)) throw new ServerError(48, 'NamespaceExists', `Collection ${namespace} already exists.`);
    this.store.ensure(namespace);
    return {};
  }

  createIndexes({ command, namespace }) {
    const collection = this.store.ensure(namespace), before = collection.indexes.size;
    for (const spec of command.indexes) collection.createIndex(spec);
    return { numIndexesBefore: before, numIndexesAfter: collection.indexes.size };
  }

  dropIndexes({ command, namespace }) {
    const collection = this.store.collection(namespace);
    if (!collection) throw new ServerError(26, 'NamespaceNotFound', `ns not found ${namespace}`);
    collection.dropIndex(command.index);
    return {};
  }

  listIndexes({ namespace }) {
    const collection = this.store.collection(namespace);
    if (!collection) throw new ServerError(26, 'NamespaceNotFound', `ns does not exist: ${namespace}`);
    return this.open(namespace, [...collection.indexes.values()].map(encode), 1000);
  }

  listCollections({ command }) {
    const test = compile(command.filter), prefix = `${command.$db}.`;
    const all = [...this.store.collections.keys()].filter(name => name.startsWith(prefix)).map(name => ({ name: name.slice(prefix.length), type: 'collection' }));
    return this.open(`${command.$db}.$cmd.listCollections`, all.filter(test).map(encode), 1000);
  }

  drop({ namespace }) {
    if (!this.store.collections.delete(namespace)) throw new ServerError(26, 'NamespaceNotFound', `ns not found ${namespace}`);
    return { ns: namespace };
  }

  dropDatabase({ command }) {
    for (const name of this.store.collections.keys()) if (name.startsWith(`${command.$db}.`)) this.store.collections.delete(name);
    return {};
  }

  // ---- the double itself

  ping() { return {}; }

  buildInfo() { return { version: '7.0.0', versionArray: [7, 0, 0, 0], double: true, maxBsonObjectSize: 16777216 }; }

  configureFailPoint({ command }) { this.faults.configure(command); return {}; }

  /** {doubleAway: milliseconds}: closes every connection, then responds, and listens again afterwards, with its memory. */
  doubleAway({ command }) { this.server.away(Number(command.doubleAway)); return {}; }

  /** {doubleSecondary: milliseconds}: says for so long that it is a secondary, and knows of no primary. */
  doubleSecondary({ command }) { this.server.stepDown(Number(command.doubleSecondary)); return {}; }

  doubleStatus() { return { counts: this.counts, concerns: this.concerns, faultsMet: this.faults.met, cursors: this.cursors.size, openTransactions: this.store.open.size, ...this.server.delay.report() }; }
}

const token = at => ({ _data: String(at) });

function eventOf({ at, namespace, type, id, raw }) {
  const dot = namespace.indexOf('.');
  return {
    _id: token(at), operationType: type, clusterTime: new Timestamp({ t: at, i: 1 }), ns: { db: namespace.slice(0, dot), coll: namespace.slice(dot + 1) }, documentKey: { _id: id },
    ...(raw && type !== 'delete' ? { fullDocument: decode(raw) } : {}),
  };
}

export const electionId = new ObjectId('7fffffff0000000000000001');
