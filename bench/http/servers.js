// The servers that are measured: how each is started on a port, and ended.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PATIENCE_MS = 60_000;

// Tokens that live as long as a run, and passwords that cost little to make: neither is measured.
const MYNA = {
  ASPNETCORE_ENVIRONMENT: 'Bench',
  Myna__Accounts__AccessTokenLifetime: '01:00:00',
  Myna__Accounts__PasswordIterations: '1000',
  Myna__Accounts__HashingQueue: '1000',
  Myna__Accounts__Limits__SignUpsPerAddressAnHour: '1000000',
};

/** What each variant is, and the file of tokens that it accepts. */
export const VARIANTS = {
  'myna': { tokens: 'tokens-myna.txt', command: (at, port) => mynaOn(at, copy(at, 'myna'), port) },
  'myna-observed': { tokens: 'tokens-myna.txt', command: (at, port) => observed(mynaOn(at, copy(at, 'myna-observed'), port), at) },
  'express-memory': { tokens: 'tokens-peer.txt', command: (at, port) => peer(at, port, 'memory') },
  'express-sqlite': { tokens: 'tokens-peer.txt', command: (at, port) => peer(at, port, 'sqlite', join(fresh(at, 'express-sqlite'), 'peer.db')) },
  'constant': { command: (at, port) => ({ file: join(at.programs, 'constant/Myna.Bench.ConstantBody'), args: [join(at.content, 'lesson.json'), ...urls(port)] }) },
};

export const mynaOn = (at, dataDir, port) => ({ file: join(at.programs, 'myna/Myna.Server'), args: urls(port), env: { ...MYNA, Myna__DataDir: dataDir } });

// Sends every trace, metric and log to a receiver that drops them, and is scraped by nobody.
const observed = (program, at) => ({
  ...program,
  env: { ...program.env, OTEL_EXPORTER_OTLP_ENDPOINT: at.receiver, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf', Myna__Telemetry__Prometheus: 'http://127.0.0.1:18398' },
});

const urls = port => ['--urls', `http://127.0.0.1:${port}`];

const peer = (at, port, ...rest) => ({ file: process.execPath, args: [join(import.meta.dirname, 'peer/server.js'), port, rest[0], at.content, ...rest.slice(1)], env: { NODE_ENV: 'production' } });

function fresh(at, name) {
  const folder = join(at.work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function copy(at, name) {
  const folder = fresh(at, name);
  cpSync(at.seed, folder, { recursive: true });
  return folder;
}

/** Starts a program and waits until it listens. */
export async function start(name, { file, args, env }, port, { log, readyPath = '/readyz' }) {
  const output = openSync(log, 'a');
  const child = spawn(file, args.map(String), { env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(`http://127.0.0.1:${port}${readyPath}`))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${name} does not start: see ${log}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return {
    name, port, pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
