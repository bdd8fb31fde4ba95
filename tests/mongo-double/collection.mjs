// Documents with their versions (for snapshots), unique indexes, and the rules of writing them inside and outside transactions.
import { keyOf, valueAt } from './order.mjs';
import { compile, fixedId, sorter } from './filter.mjs';
import { decode } from './wire.mjs';
import { refuse, ServerError, writeConflict } from './errors.mjs';

/** One _id: what has been there, newest last ({at, raw, document}; raw is null after a delete), and the transaction that holds it. */
class Entry {
  versions = [];
  holder = null;

  constructor(key) { this.key = key; }

  get newest() { return this.versions.at(-1) ?? null; }

  seenBy(transaction) {
    if (!transaction) return this.newest?.raw ? this.newest : null;
    const own = transaction.writes.get(this);
    if (own) return own.raw ? own : null;
    const seen = this.versions.findLast(version => version.at <= transaction.snapshot);
    return seen?.raw ? seen : null;
  }
}

/** Thrown by a write outside a transaction that meets an open one: it waits, as in MongoDB. */
export class Held extends Error {
  constructor(transaction) { super('held by a transaction'); this.transaction = transaction; }
}

class UniqueIndex {
  taken = new Map(); // key -> Entry
  reserved = new Map(); // key -> {transaction, entry}

  constructor(spec) {
    this.spec = spec;
    this.covers = compile(spec.partialFilterExpression ?? {});
  }

  keyOf(document) {
    if (!document || !this.covers(document)) return null;
    return Object.keys(this.spec.key).map(path => keyOf(valueAt(document, path))).join('\u0000');
  }
}

export class Collection {
  entries = new Map(); // keyOf(_id) -> Entry
  indexes = new Map([['_id_', { v: 2, key: { _id: 1 }, name: '_id_' }]]);
  unique = new Map();

  constructor(store, namespace) { Object.assign(this, { store, namespace }); }

  // ---- reading

  find({ filter, sort, limit }, transaction) {
    const test = compile(filter);
    const found = [];
    for (const entry of this.candidates(filter)) {
      const seen = entry.seenBy(transaction);
      if (seen && test(seen.document)) found.push(seen);
    }
    if (sort && Object.keys(sort).length) {
      const order = sorter(sort);
      found.sort((a, b) => order(a.document, b.document));
    }
    return limit ? found.slice(0, Number(limit)) : found;
  }

  candidates(filter) {
    const ids = fixedId(filter);
    return ids ? ids.map(id => this.entries.get(keyOf(id))).filter(Boolean) : this.entries.values();
  }

  // ---- writing; each answers how many documents it changed

  insert(raw, transaction) {
    const document = decode(raw);
    if (document._id === undefined) throw refuse('inserts without an _id');
    const key = keyOf(document._id);
    const entry = this.entries.get(key) ?? new Entry(key);
    if (entry.holder && entry.holder !== transaction) this.blocked(entry.holder, transaction);
    if (entry.seenBy(transaction)) throw this.duplicate('_id_', { _id: document._id });
    this.write(entry, key, raw, document, transaction);
    return 1;
  }

  replace(filter, raw, transaction) {
    return this.change(filter, transaction, before => {
      const after = decode(raw);
      if (after._id === undefined || keyOf(after._id) !== keyOf(before._id)) throw refuse('replacements without the same _id');
      return [raw, after];
    });
  }

  /** `$inc` of an int64 at the top of the document, where it is absent or the last field: the other bytes stay as they are. */
  increment(filter, field, by, transaction) {
    return this.change(filter, transaction, (before, raw) => {
      const name = Buffer.from(`\x12${field}\0`, 'latin1');
      const body = raw.subarray(0, raw.length - 1), last = body.subarray(body.length - name.length - 8);
      const isLast = last.subarray(0, name.length).equals(name);
      if (typeof by !== 'bigint' || field.includes('.') || (before[field] !== undefined && !isLast)) throw refuse(`$inc of ${field}`);
      const value = Buffer.alloc(9); // and the document's end
      value.writeBigInt64LE((isLast ? before[field] : 0n) + by);
      const after = Buffer.concat([isLast ? body.subarray(0, body.length - name.length - 8) : body, name, value]);
      after.writeInt32LE(after.length);
      return [after, decode(after)];
    });
  }

  remove(filter, transaction) {
    return this.change(filter, transaction, () => [null, null]);
  }

  change(filter, transaction, next) {
    const test = compile(filter);
    for (const entry of this.candidates(filter)) {
      const seen = entry.seenBy(transaction);
      if (!seen || !test(seen.document)) continue;
      if (entry.holder && entry.holder !== transaction) this.blocked(entry.holder, transaction);
      this.write(entry, keyOf(seen.document._id), ...next(seen.document, seen.raw), transaction);
      return 1;
    }
    return 0;
  }

  write(entry, key, raw, document, transaction) {
    if (transaction && (entry.newest?.at ?? 0) > transaction.snapshot) throw writeConflict();
    for (const index of this.unique.values()) this.reserve(index, entry, document, transaction);
    this.entries.set(key, entry);
    if (!transaction) {
      this.install(entry, raw, document, this.store.tick());
      return;
    }
    entry.holder = transaction;
    transaction.writes.set(entry, { collection: this, raw, document });
  }

  reserve(index, entry, document, transaction) {
    const key = index.keyOf(document);
    if (key === null) return;
    const reserved = index.reserved.get(key);
    if (reserved && reserved.entry !== entry) {
      if (reserved.transaction === transaction) throw this.duplicate(index.spec.name, document);
      this.blocked(reserved.transaction, transaction);
    }
    const owner = index.taken.get(key);
    if (owner && owner !== entry && !transaction?.writes.has(owner)) {
      if (owner.holder) this.blocked(owner.holder, transaction);
      if (transaction && owner.newest.at > transaction.snapshot) throw writeConflict();
      throw this.duplicate(index.spec.name, document);
    }
    if (transaction) {
      index.reserved.set(key, { transaction, entry });
      transaction.reservations.push([index, key]);
    }
  }

  blocked(holder, transaction) { throw transaction ? writeConflict() : new Held(holder); }

  /** Makes this the newest committed version. */
  install(entry, raw, document, at) {
    const before = entry.newest?.document ?? null;
    for (const index of this.unique.values()) {
      const old = index.keyOf(before), fresh = index.keyOf(document);
      if (old !== null && index.taken.get(old) === entry) index.taken.delete(old);
      if (fresh !== null) index.taken.set(fresh, entry);
    }
    entry.versions.push({ at, raw, document });
    this.store.changed(this, entry, before, document, raw);
  }

  // ---- indexes

  createIndex(spec) {
    for (const option of Object.keys(spec)) {
      if (!['key', 'name', 'unique', 'partialFilterExpression', 'v'].includes(option)) throw refuse(`the index option ${option}`);
    }
    const same = this.indexes.get(spec.name);
    const shape = one => JSON.stringify([one.key, !!one.unique, one.partialFilterExpression ?? null], (_, value) => (typeof value === 'bigint' ? `${value}` : value));
    if (same) {
      if (shape(same) === shape(spec)) return;
      throw new ServerError(86, 'IndexKeySpecsConflict', `An existing index has the same name as the requested index: ${spec.name}`);
    }
    for (const [name, one] of this.indexes) {
      if (shape(one) === shape(spec)) throw new ServerError(85, 'IndexOptionsConflict', `Index already exists with a different name: ${name}`);
    }
    if (spec.unique) {
      const index = new UniqueIndex(spec);
      for (const entry of this.entries.values()) {
        const key = index.keyOf(entry.newest?.document);
        if (key === null) continue;
        if (index.taken.has(key)) throw this.duplicate(spec.name, entry.newest.document);
        index.taken.set(key, entry);
      }
      this.unique.set(spec.name, index);
    }
    this.indexes.set(spec.name, { v: 2, ...spec });
  }

  dropIndex(name) {
    if (name === '_id_' || !this.indexes.delete(name)) throw new ServerError(27, 'IndexNotFound', `index not found with name [${name}]`);
    this.unique.delete(name);
  }

  duplicate(index, document) {
    const key = this.indexes.get(index).key;
    const values = Object.keys(key).map(path => `${path}: ${JSON.stringify(String(valueAt(document, path)))}`).join(', ');
    return new ServerError(11000, 'DuplicateKey', `E11000 duplicate key error collection: ${this.namespace} index: ${index} dup key: { ${values} }`, { extra: { keyPattern: key } });
  }
}
