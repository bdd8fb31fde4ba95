// node run.mjs SECONDS ROUNDS [KIND...]: our adapter and the official Node driver in turns against the wire double, which answers after
// exactly 1 ms. The double has one core for itself (it takes all of it) and the client the other. Prints medians as a table.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';

const [seconds = '2', rounds = '3', ...kinds] = process.argv.slice(2);
const double = spawn('taskset', ['-c', '0', 'node', '../../tests/mongo-double/server.mjs', '--latency-ms', '1', '--with-stdin'], { stdio: ['pipe', 'pipe', 'inherit'] });
const [line] = await new Promise(resolve => createInterface(double.stdout).once('line', first => resolve([first])));
const uri = `mongodb://127.0.0.1:${line.split(' ').at(-1)}/bench?replicaSet=rs0`;

// What tier a method has reached is a matter of seconds and of idle cores: here everything is compiled in full at once, as it is in a server that has run for a minute.
const settled = { ...process.env, DOTNET_TieredCompilation: '0', DOTNET_ReadyToRun: '0' };
const clients = {
  ours: (callers, kind) => ['dotnet', ['bin/Release/net10.0/Myna.MongoBench.dll', 'load', uri, callers, seconds, kind]],
  'node driver': (callers, kind) => ['node', ['node/load.mjs', uri, callers, seconds, kind]],
};

const admin = (await new MongoClient(uri).connect()).db('admin');
const late = async () => (await admin.command({ doubleStatus: 1 })).lateMicroseconds;

async function run([command, args]) {
  const child = spawn('taskset', ['-c', '1', command, ...args.map(String)], { env: settled, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', data => { output += data; });
  await late();
  await new Promise(resolve => child.on('close', resolve));
  const [, rate, cpu] = /([\d]+) \/s +([\d]+) µs CPU/.exec(output) ?? [null, NaN, NaN];
  return { rate: Number(rate), cpu: Number(cpu), late: await late() };
}

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];
const rows = (kind, callers, results) => {
  const [ours, node] = ['ours', 'node driver'].map(name => ({
    rate: median(results[name].map(one => one.rate)), cpu: median(results[name].map(one => one.cpu)), late: median(results[name].map(one => one.late)),
  }));
  const busy = one => `${Math.round(one.rate * one.cpu / 10_000)} %`;
  console.log(`| ${kind} | ${callers} | ${ours.rate}/s, ${ours.cpu} µs | ${node.rate}/s, ${node.cpu} µs | ${(ours.rate / node.rate).toFixed(2)} | ${(node.cpu / ours.cpu).toFixed(2)} | ${busy(ours)}, ${busy(node)} | ${ours.late}, ${node.late} µs |`);
};

console.log('| operation | callers | ours | node driver | rate against it | CPU of it against ours | core of the client (ours, node) | answers of the double too late by (ours, node) |');
console.log('|---|---|---|---|---|---|---|---|');
for (const kind of kinds.length ? kinds : ['read', 'write', 'commit']) {
  for (const callers of [1, 16, 64, 256]) {
    const results = { ours: [], 'node driver': [] };
    for (let round = 0; round < Number(rounds); round++) {
      for (const [name, client] of Object.entries(clients)) results[name].push(await run(client(callers, kind)));
    }
    rows(kind, callers, results);
  }
}
await admin.client.close();
double.kill();
