// All collections, the clock of commits, transactions and the log that change streams read.
import { Collection } from './collection.mjs';

const LogLength = 10_000;

export class Store {
  collections = new Map();
  open = new Set();
  dirty = new Set();
  log = [];
  watchers = new Set();
  now = 0;
  logged = 0;

  /** mongod's transactionLifetimeLimitSeconds: a transaction whose client died is aborted so long after its beginning. */
  constructor(transactionSeconds = 60) { this.transactionSeconds = transactionSeconds; }

  tick() { return ++this.now; }

  collection(namespace) { return this.collections.get(namespace); }

  ensure(namespace) {
    if (!this.collections.has(namespace)) this.collections.set(namespace, new Collection(this, namespace));
    return this.collections.get(namespace);
  }

  begin() {
    const transaction = new Transaction(this);
    this.open.add(transaction);
    return transaction;
  }

  changed(collection, entry, before, document, raw) {
    this.dirty.add([collection, entry]);
    this.tidy();
    const type = !before ? 'insert' : document ? 'replace' : 'delete';
    this.log.push({ at: ++this.logged, namespace: collection.namespace, type, id: (document ?? before)._id, raw });
    if (this.log.length > LogLength) this.log.splice(0, this.log.length - LogLength);
    for (const wake of this.watchers) wake();
  }

  // Old versions are kept as long as a snapshot may want them.
  tidy() {
    if (this.open.size) return;
    for (const [collection, entry] of this.dirty) {
      entry.versions.splice(0, entry.versions.length - 1);
      if (entry.newest && !entry.newest.raw && !entry.holder) {
        if (collection.entries.get(entry.key) === entry) collection.entries.delete(entry.key);
      }
    }
    this.dirty.clear();
  }
}

export class Transaction {
  writes = new Map(); // Entry -> {collection, raw, document}
  reservations = [];
  state = 'open';

  constructor(store) {
    this.store = store;
    this.snapshot = store.now;
    this.ended = new Promise(resolve => { this.end = resolve; });
    this.limit = setTimeout(() => this.abort(), store.transactionSeconds * 1000);
  }

  commit() {
    if (this.writes.size) {
      const at = this.store.tick();
      for (const [entry, { collection, raw, document }] of this.writes) collection.install(entry, raw, document, at);
    }
    this.close('committed');
  }

  abort() { this.close('aborted'); }

  close(state) {
    this.state = state;
    clearTimeout(this.limit);
    for (const entry of this.writes.keys()) entry.holder = null;
    for (const [index, key] of this.reservations) if (index.reserved.get(key)?.transaction === this) index.reserved.delete(key);
    this.store.open.delete(this);
    this.store.tidy();
    this.end();
  }
}
