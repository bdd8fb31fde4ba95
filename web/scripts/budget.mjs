// Fails when the built pages are heavier than their budget. Bytes are exact; times are measured elsewhere.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"), "utf8"));
const gz = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;

// A chunk with everything that it imports before it can run.
function closure(names, seen = new Set()) {
  for (const name of names) {
    if (!seen.has(name)) {
      seen.add(name);
      closure(manifest[name].imports ?? [], seen);
    }
  }
  return seen;
}

const entry = Object.keys(manifest).find((name) => manifest[name].name === "first");
const first = closure([entry]);
const lazy = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry);
const lesson = closure([entry, ...lazy.filter((name) => /LessonPage|socket\.io|live/.test(name))]);
// Authors' part: what only the studio loads, and what its first screen needs.
const isStudio = (name) => name.startsWith("src/studio/");
const studio = closure([entry, ...lazy.filter((name) => name === "src/studio/index.ts")]);
const learner = closure([entry, ...lazy.filter((name) => !isStudio(name))]);
const strayed = [...learner].filter((name) => isStudio(name) || /react-aria/.test(name));
const script = (names) =>
  [...names]
    .filter((name) => manifest[name].file.endsWith(".js"))
    .reduce((sum, name) => sum + gz(manifest[name].file), 0);
const stylesOf = (names) =>
  [...new Set([...names].flatMap((name) => manifest[name].css ?? []))].reduce((sum, file) => sum + gz(file), 0);
const files = readdirSync(dist, { recursive: true }).filter((file) => statSync(join(dist, file)).isFile());
const raw = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1024 / 1024;

const rows = [
  ["script before the first screen, KiB gz", script(first), 150],
  ["script of a whole lesson with the socket, KiB gz", script(lesson), 200],
  [
    "largest lazy part, KiB gz",
    Math.max(0, ...lazy.filter((name) => !isStudio(name)).map((name) => gz(manifest[name].file))),
    40,
  ],
  ["styles, KiB gz", stylesOf(learner), 20],
  ["parts of the studio that learners load", strayed.length, 0],
  ["script before the studio's first screen, KiB gz", script(studio), 260],
  ["styles with the studio, KiB gz", stylesOf(Object.keys(manifest)), 30],
  ["all files, MiB", raw, 2.5],
  ["number of files", files.length, 75],
];
let over = false;
for (const [what, is, most] of rows) {
  over ||= is > most;
  console.log(`${is > most ? "OVER" : "  ok"}  ${what}: ${is.toFixed(1)} of ${most}`);
}
process.exit(over ? 1 : 0);
