// Builds the pages for Pages.targets: one at a time, installing packages only when the lock file has changed, and writing the stamp last, so that
// a build that was interrupted is done again. Runs by any Node; the build itself runs by the Node that web/package.json pins.
//   node build-pages.mjs WEB-FOLDER HASH-OF-THE-INPUTS
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const [root, inputs] = process.argv.slice(2);
const dist = path.join(root, 'dist');
const stamp = path.join(dist, 'build.json');
const lock = path.join(root, '.build.lock');
const installed = path.join(root, 'node_modules', '.myna-lock');

const read = (file) => { try { return fs.readFileSync(file, 'utf8'); } catch { return ''; } };
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

function isAlive(pid) {
  try { process.kill(pid, 0); return true; } catch (error) { return error.code === 'EPERM'; }
}

/** One build at a time. The lock of a process that is gone is taken over: renaming it succeeds for one taker only. */
async function takeLock() {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = read(lock);
    if (holder !== '' && !isAlive(Number(holder)) && read(lock) === holder) {
      const aside = `${lock}.${randomUUID()}`;
      try { fs.renameSync(lock, aside); fs.rmSync(aside); } catch { /* another taker was faster */ }
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function npm(...args) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed`);
}

function filesBelow(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

await takeLock();
process.on('exit', () => fs.rmSync(lock, { force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
try {
  // Another build may have done it while this one waited.
  if (read(stamp).includes(inputs) && fs.existsSync(path.join(dist, 'index.html'))) process.exit(0);
  fs.rmSync(stamp, { force: true });
  const packages = sha(read(path.join(root, 'package-lock.json')), process.platform, process.arch);
  if (read(installed) !== packages) {
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
    fs.mkdirSync(path.dirname(installed), { recursive: true });
    fs.writeFileSync(installed, packages);
  }
  npm('run', '--silent', 'build');
  // Named after what was built: the same sources give the same name on every machine.
  const build = sha(...filesBelow(dist).flatMap((file) => [path.relative(dist, file), fs.readFileSync(file)])).slice(0, 12);
  fs.writeFileSync(`${stamp}.new`, `${JSON.stringify({ build, inputs })}\n`);
  fs.renameSync(`${stamp}.new`, stamp);
} catch (error) {
  console.error(`The pages could not be built: ${error.message}. Build with -p:BuildWeb=false to go without them.`);
  process.exit(1);
}
