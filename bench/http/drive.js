// Measures the servers side by side: node drive.js PROGRAMS [--rounds 5] [--seconds 1.5] [--calls lesson,answer] [--variants myna,express-memory]
// Short loads alternate between them (A B C, C B A, …), and medians are compared. See ../README.md.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.js';
import { seed } from './seed.js';
import { start, VARIANTS } from './servers.js';

const { values, positionals: [programs] } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '64' },
    calls: { type: 'string', default: 'lesson,progress,leaderboard,start,answer,finish,session' },
    variants: { type: 'string', default: 'myna,express-memory,express-sqlite,constant' },
    quiet: { type: 'string', default: '0.4' },
    patience: { type: 'string', default: '10' },
    retries: { type: 'string', default: '2' },
    out: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const RECEIVER_PORT = 18399;
const FIRST_PORT = 18300;
const WARM_SECONDS = 4;
const WARM_SECONDS_PREPARED = 1;

// What each connection prepares for a second of measuring: attempts to answer, attempts to finish. A server that has used them up
// sooner is measured for as long as they lasted.
const PREPARED = {
  answer: { 'myna': 25, 'myna-observed': 25, 'express-memory': 6, 'express-sqlite': 2 },
  finish: { 'myna': 60, 'myna-observed': 60, 'express-memory': 20, 'express-sqlite': 4 },
};

const at = { programs, work: join(programs, 'run'), seed: join(programs, 'run/seed'), content: join(programs, 'run/content'), receiver: `http://127.0.0.1:${RECEIVER_PORT}` };

function load(server, call, duration) {
  const { tokens } = VARIANTS[server.name];
  const args = ['-p', server.port, '-m', tokens ? call : 'plain', '-D', at.content, '-c', values.connections, '-d', duration, '-q', server.pid];
  if (tokens) args.push('-t', join(at.content, tokens));
  const prepared = PREPARED[call]?.[server.name];
  if (prepared) args.push('-k', Math.max(1, Math.ceil(prepared * duration)));
  const run = spawnSync(join(programs, 'hload'), args.map(String), { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${server.name}, ${call}: ${run.stderr}${run.stdout}`);
  return JSON.parse(run.stdout);
}

// Others may use this machine: a round waits for a moment in which they use few of its cores (--quiet, for --patience seconds), and
// is measured again (--retries times) when they used more meanwhile; the quietest counts.
async function quietLoad(server, call) {
  let best;
  for (let i = 0; i <= Number(values.retries); i++) {
    await quietMoment();
    const measured = load(server, call, seconds);
    if (!best || measured.foreignCores < best.foreignCores) best = measured;
    if (best.foreignCores < Number(values.quiet)) break;
  }
  return best;
}

async function quietMoment() {
  const busy = () => {
    const [user, nice, system, , , irq, soft] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].trim().split(/\s+/).slice(1).map(Number);
    return user + nice + system + irq + soft;
  };
  for (let i = 0; i < 2 * Number(values.patience); i++) {
    const before = busy();
    await new Promise(resolve => setTimeout(resolve, 500));
    // In hundredths of a second.
    if ((busy() - before) / 50 < Number(values.quiet)) return;
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// The call's own latencies; of a session, the mean of all calls'.
function latency(run, call, quantile) {
  if (run.calls[call]) return run.calls[call][quantile];
  const calls = Object.values(run.calls);
  return calls.reduce((sum, one) => sum + one[quantile] * one.count, 0) / calls.reduce((sum, one) => sum + one.count, 0);
}

const summary = (call, runs) => ({
  rps: median(runs.map(run => run.rps)),
  cpuUs: median(runs.map(run => run.cpuUs)),
  p50: median(runs.map(run => latency(run, call, 'p50'))),
  p99: median(runs.map(run => latency(run, call, 'p99'))),
  foreign: median(runs.map(run => run.foreignCores)),
  bytes: median(runs.map(run => run.bytes)),
});

function row(call, name, one, ours) {
  const against = ours && name !== 'myna' ? `${(ours.rps / one.rps).toFixed(1)} · ${(one.cpuUs / ours.cpuUs).toFixed(1)}` : '';
  const cells = [call, name, Math.round(one.rps), one.cpuUs.toFixed(1), Math.round(one.p50), Math.round(one.p99), Math.round(one.bytes), against, one.foreign.toFixed(2)];
  return `| ${cells.join(' | ')} |`;
}

mkdirSync(at.work, { recursive: true });
await seed(at);
const receiver = createServer((request, response) => request.resume().once('end', () => response.end())).listen(RECEIVER_PORT, '127.0.0.1');
const servers = [];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    servers.forEach(server => server.stop());
    process.exit(1);
  });
}
try {
  const names = values.variants.split(',');
  for (const [i, name] of names.entries()) {
    const port = FIRST_PORT + i;
    const server = await start(name, VARIANTS[name].command(at, port), port, { log: join(at.work, `${name}.log`) });
    servers.push(server);
    if (VARIANTS[name].tokens) await check(port, at.content, readFileSync(join(at.content, VARIANTS[name].tokens), 'utf8').trim().split('\n'));
  }
  console.log(`${names.join(', ')}: conform. ${values.connections} connections, ${rounds} rounds of ${seconds} s.\n`);
  console.log('| call | server | requests/s | CPU µs/request | p50 µs | p99 µs | body bytes | myna: times the requests · a part of the CPU | others’ cores |');
  console.log('|---|---|--:|--:|--:|--:|--:|--:|--:|');
  const results = {};
  for (const call of values.calls.split(',')) {
    const measured = servers.filter(server => VARIANTS[server.name].tokens || call === 'lesson');
    const runs = new Map(measured.map(server => [server.name, []]));
    for (const server of measured) load(server, call, call in PREPARED ? WARM_SECONDS_PREPARED : WARM_SECONDS);
    for (let round = 0; round < rounds; round++) {
      for (const server of round % 2 ? [...measured].reverse() : measured) runs.get(server.name).push(await quietLoad(server, call));
    }
    results[call] = Object.fromEntries(runs);
    const ours = runs.has('myna') ? summary(call, runs.get('myna')) : undefined;
    for (const [name, all] of runs) console.log(row(call, name, summary(call, all), ours));
  }
  if (values.out) writeFileSync(values.out, JSON.stringify({ at: new Date().toISOString(), values, results }));
} finally {
  await Promise.all(servers.map(server => server.stop()));
  receiver.close();
}
