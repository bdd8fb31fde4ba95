// Everything that must hold before a change of the pages is committed.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const run = join(dirname(fileURLToPath(import.meta.url)), "node.mjs");
for (const command of [
  ["biome", "check", "."],
  ["tsc", "--noEmit"],
  ["vitest", "run"],
  ["vite", "build"],
  ["scripts/budget.mjs"],
]) {
  const { status } = spawnSync(process.execPath, [run, ...command], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`check: ${command.join(" ")} failed`);
    process.exit(status ?? 1);
  }
}
