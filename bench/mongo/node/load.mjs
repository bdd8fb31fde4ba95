// node load.mjs URI CALLERS SECONDS read|write|commit: what Myna.MongoBench does, through the official Node driver.
import { Double, Long, MongoClient } from 'mongodb';

const [uri, callers, seconds, kind] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4]), process.argv[5]];
const client = await new MongoClient(uri, { readConcern: { level: 'majority' }, writeConcern: { w: 'majority' } }).connect();
const progress = client.db().collection('progress');

const sample = id => ({
  _id: id, version: Long.fromNumber(1), userId: 'u-7f3a9c21', courseId: 'c-es-en', startedAt: new Date(1_760_000_000_123), lastSeenAt: new Date(1_763_900_000_456),
  xp: 12840, streak: 31, accuracy: 0.9371, finished: false,
  items: Array.from({ length: 8 }, (_, i) => ({
    id: `item-${String(i).padStart(4, '0')}`, due: new Date(1_763_000_000_000 + i * 86_400_000), stability: new Double(3.25 + i), difficulty: new Double(0.31 * i), reps: 5 - (i % 4), word: 'niño',
  })),
});

for (let caller = 0; caller < callers; caller++) {
  for (const part of 'abc') {
    const id = `${kind}-node-${caller}-${part}`;
    if (!await progress.findOne({ _id: id })) await progress.insertOne(sample(id));
  }
}

async function caller(number, until) {
  const documents = await Promise.all([...'abc'].map(part => progress.findOne({ _id: `${kind}-node-${number}-${part}` })));
  const replace = async (at, session) => {
    const before = documents[at];
    const after = { ...before, xp: before.xp + 1, version: Number(before.version) + 1 };
    const { matchedCount } = await progress.replaceOne({ _id: before._id, version: before.version }, { ...after, version: Long.fromNumber(after.version) }, { session });
    if (matchedCount !== 1) throw new Error(`${kind} failed`);
    documents[at] = after;
  };
  let count = 0;
  for (; performance.now() < until; count++) {
    if (kind === 'read') {
      await progress.findOne({ _id: documents[0]._id });
    } else if (kind === 'write') {
      await replace(0);
    } else {
      const session = client.startSession();
      await session.withTransaction(async () => {
        const models = documents.map(before => ({
          replaceOne: { filter: { _id: before._id, version: before.version }, replacement: { ...before, xp: before.xp + 1, version: Long.fromNumber(Number(before.version) + 1) } },
        }));
        const { matchedCount } = await progress.bulkWrite(models, { session });
        if (matchedCount !== 3) throw new Error('commit failed');
      });
      await session.endSession();
      documents.forEach((before, at) => { documents[at] = { ...before, xp: before.xp + 1, version: Number(before.version) + 1 }; });
    }
  }
  return count;
}

const round = async time => {
  const until = performance.now() + time * 1000;
  const counts = await Promise.all(Array.from({ length: callers }, (_, number) => caller(number, until)));
  return counts.reduce((a, b) => a + b, 0);
};

await round(3);
const cpu = process.cpuUsage(), start = performance.now();
const operations = await round(seconds);
const elapsed = (performance.now() - start) / 1000, used = process.cpuUsage(cpu);
console.log(`node ${kind.padEnd(6)} ${String(callers).padStart(3)} callers ${(operations / elapsed).toFixed(0).padStart(8)} /s ${((used.user + used.system) / operations).toFixed(0).padStart(7)} µs CPU`);
await client.close();
