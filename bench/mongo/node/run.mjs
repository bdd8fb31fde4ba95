// node run.mjs SECONDS ROUNDS: our adapter and the official Node driver in turns against the wire double, which answers after 1 ms.
// The double has one core for itself and the client the other. Prints medians as a table.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [seconds, rounds] = [process.argv[2] ?? '2', Number(process.argv[3] ?? 3)];
const ticks = 100;
const double = spawn('taskset', ['-c', '0', 'node', '../../tests/mongo-double/server.mjs', '--latency-ms', '1', '--with-stdin'], { stdio: ['pipe', 'pipe', 'inherit'] });
const [line] = await new Promise(resolve => createInterface(double.stdout).once('line', first => resolve([first])));
const uri = `mongodb://127.0.0.1:${line.split(' ').at(-1)}/bench?replicaSet=rs0`;

// What tier a method has reached is a matter of seconds and of idle cores: here everything is compiled in full at once, as it is in a server that has run for a minute.
const settled = { ...process.env, DOTNET_TieredCompilation: '0', DOTNET_ReadyToRun: '0' };
const clients = {
  ours: (callers, kind) => ['dotnet', ['bin/Release/net10.0/Myna.MongoBench.dll', 'load', uri, callers, seconds, kind]],
  'node driver': (callers, kind) => ['node', ['node/load.mjs', uri, callers, seconds, kind]],
};

const doubleSeconds = () => readFileSync(`/proc/${double.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((a, b) => a + Number(b), 0) / ticks;

async function run([command, args]) {
  const child = spawn('taskset', ['-c', '1', command, ...args.map(String)], { env: settled, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', data => { output += data; });
  const before = [performance.now(), doubleSeconds()];
  await new Promise(resolve => child.on('close', resolve));
  const [, rate, cpu] = /([\d]+) \/s +([\d]+) µs CPU/.exec(output) ?? [null, NaN, NaN];
  return { rate: Number(rate), cpu: Number(cpu), double: (doubleSeconds() - before[1]) / ((performance.now() - before[0]) / 1000) };
}

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];
const rows = (kind, callers, results) => {
  const [ours, node] = ['ours', 'node driver'].map(name => ({
    rate: median(results[name].map(one => one.rate)), cpu: median(results[name].map(one => one.cpu)), double: median(results[name].map(one => one.double)),
  }));
  const busy = one => `${Math.round(one.rate * one.cpu / 10_000)} %`;
  console.log(`| ${kind} | ${callers} | ${ours.rate}/s, ${ours.cpu} µs | ${node.rate}/s, ${node.cpu} µs | ${(ours.rate / node.rate).toFixed(2)} | ${(node.cpu / ours.cpu).toFixed(2)} | ${busy(ours)}, ${busy(node)} | ${Math.round(ours.double * 100)} % |`);
};

console.log('| operation | callers | ours | node driver | rate against it | CPU of it against ours | core of the client (ours, node) | core of the double (ours, with its pauses) |');
console.log('|---|---|---|---|---|---|---|---|');
for (const kind of ['read', 'write', 'commit']) {
  for (const callers of [1, 16, 64]) {
    const results = { ours: [], 'node driver': [] };
    for (let round = 0; round < rounds; round++) {
      for (const [name, client] of Object.entries(clients)) results[name].push(await run(client(callers, kind)));
    }
    rows(kind, callers, results);
  }
}
double.kill();
