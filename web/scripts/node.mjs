// Runs a tool of node_modules/.bin by the Node that package.json pins, whatever Node npm itself runs on.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const platform = process.platform === "win32" ? "win" : process.platform;
const binary = process.platform === "win32" ? "node.exe" : "node";
const pinned = join(root, "node_modules", `node-${platform}-${process.arch}`, "bin", binary);
const node = existsSync(pinned) ? pinned : process.execPath;

const [tool, ...rest] = process.argv.slice(2);
const { path, isScript } = find(tool);
const result = isScript
  ? spawnSync(node, [path, ...rest], { cwd: root, stdio: "inherit" })
  : spawnSync(path, rest, { cwd: root, stdio: "inherit" });
process.exit(result.status ?? 1);

// A script of ours, or the file that a package names for its command.
function find(name) {
  if (name.endsWith(".mjs")) {
    return { path: join(root, name), isScript: true };
  }

  const packages = { tsc: "typescript", biome: "@biomejs/biome" };
  const manifest = createRequire(join(root, "package.json")).resolve(`${packages[name] ?? name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return { path: join(dirname(manifest), typeof bin === "string" ? bin : bin[name]), isScript: true };
}
