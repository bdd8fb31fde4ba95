// node check.mjs ADDRESS: fetches /openapi/v1.json there, lints it, generates types and compiles client.ts against them.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "myna-openapi-"));
const run = (command, ...args) => {
  const { status, stdout, stderr } = spawnSync(join(here, "node_modules/.bin", command), args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (status !== 0) throw new Error(`${command} found faults:\n${stdout}\n${stderr}`);
};
try {
  const response = await fetch(new URL("/openapi/v1.json", process.argv[2]));
  if (!response.ok) throw new Error(`/openapi/v1.json: ${response.status}`);
  writeFileSync(join(folder, "v1.json"), JSON.stringify(await response.json(), null, 2));
  run("redocly", "lint", "--config", join(here, "redocly.yaml"), "v1.json");
  run("openapi-typescript", "v1.json", "-o", "v1.ts");
  copyFileSync(join(here, "client.ts"), join(folder, "client.ts"));
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  run("tsc", "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "client.ts");
  console.log("fine");
} finally {
  rmSync(folder, { recursive: true });
}
