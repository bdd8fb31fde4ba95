// The peer: node peer/server.js PORT memory|sqlite CONTENT [FILE]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmptyCard } from 'ts-fsrs';
import { buildApp } from './app.js';
import { loadContent } from './content.js';
import { Leaderboards } from './leaderboard.js';
import { MemoryStore } from './stores/memory.js';
import { SqliteStore } from './stores/sqlite.js';

const [port, kind, folder, file] = process.argv.slice(2);
const learners = JSON.parse(readFileSync(join(folder, 'learners.json'), 'utf8'));
for (const { lessons } of learners) for (const { items } of lessons) for (const item of items) item.card = createEmptyCard(item.due);
const store = kind === 'sqlite' ? new SqliteStore({ file, learners }) : new MemoryStore({ learners });
const server = buildApp(loadContent(folder), store, new Leaderboards(store.learners())).listen(Number(port), '127.0.0.1');
// Connections wait for each other before a measurement, longer than the five seconds after which Node would close them.
server.keepAliveTimeout = 120_000;
