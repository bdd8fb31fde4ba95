// What stands under deploy/, by the tools that will read it: nginx with both transports and every operation, the Debian package and its unit, Kubernetes.
//   node --test tests/node/deploy.test.mjs      needs the built server (src/Myna.Server/bin/Release)
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { io } from "socket.io-client";

const root = join(import.meta.dirname, "../..");
const built = join(root, "src/Myna.Server/bin/Release/net10.0");
const folder = mkdtempSync(join(tmpdir(), "myna-deploy-"));
const processes = [];
const has = (program) => spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`]).status === 0;
const needs = (...programs) => ({ skip: programs.filter((program) => !has(program)).map((program) => `${program} is not installed`).join(", ") || false });

function run(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, `${program} ${args.join(" ")}\n${error ?? ""}${stdout}${stderr}`);
  return stdout;
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts a program that answers at an address, and waits until it does. */
async function start(url, program, args, env) {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, ...env }, stdio: ["ignore", "ignore", "inherit"] });
  processes.push(child);
  for (;;) {
    if (await fetch(url).then((response) => response.ok, () => false)) return;
    assert.equal(child.exitCode, null, `${program} ended`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function learn(base) {
  const call = async (path, body, token) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: body && JSON.stringify(body),
    });
    assert.ok(response.ok, `${path}: ${response.status}`);
    return response.json();
  };
  const { accessToken } = await call("/auth/guest", { timeZone: "Europe/Madrid" });
  const { items } = await call("/courses", undefined, accessToken);
  const { units } = await call(`/courses/${items[0].id}`, undefined, accessToken);
  return {
    token: accessToken,
    async lesson() {
      const attempt = await call("/attempts", { kind: "lesson", lessonId: units[0].lessons[0].id }, accessToken);
      for (const { id } of attempt.questions) await call(`/attempts/${attempt.id}/answers`, { questionId: id, response: null }, accessToken);
      return call(`/attempts/${attempt.id}/finish`, {}, accessToken);
    },
  };
}

after(async () => {
  for (const child of processes.reverse()) {
    if (child.exitCode !== null) continue;
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  rmSync(folder, { recursive: true, force: true });
});

describe("nginx", needs("nginx", "dotnet"), () => {
  test("passes both transports, and every operation as the server answers it", async () => {
    const [server, gateway] = [await freePort(), await freePort()];
    const [direct, through] = [`http://127.0.0.1:${server}`, `http://127.0.0.1:${gateway}`];
    await start(`${direct}/readyz`, "dotnet", [join(built, "Myna.Server.dll"), "--urls", direct], { Myna__DataDir: join(folder, "nginx-data"), Myna__Http__KnownProxies__0: "127.0.0.1" });
    const conf = readFileSync(join(root, "deploy/nginx.conf"), "utf8")
      .replaceAll("server 127.0.0.1:5080;", `server 127.0.0.1:${server};`)
      .replace("listen 8443 ssl http2;", `listen 127.0.0.1:${gateway};`)
      .replaceAll(/^\s*ssl_.*$/gm, "");
    assert.doesNotMatch(conf, /5080|8443/);
    writeFileSync(join(folder, "nginx.conf"), conf);
    await start(`${through}/healthz`, "nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-g", `daemon off; pid ${folder}/nginx.pid; error_log stderr warn;`]);

    const ana = await learn(through);
    const heard = ["polling", "websocket"].map((transport) => {
      const socket = io(through, { auth: { token: ana.token }, transports: [transport], reconnection: false });
      const updated = new Promise((resolve, reject) => socket.once("progress:updated", resolve).once("connect_error", reject));
      return { socket, updated, connected: new Promise((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject)) };
    });
    await Promise.all(heard.map(({ connected }) => connected));
    await ana.lesson();
    await Promise.all(heard.map(({ updated }) => updated));
    heard.forEach(({ socket }) => socket.disconnect());

    const { paths } = await (await fetch(`${direct}/openapi/v1.json`)).json();
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{[^}]*\}/g, "x")]));
    assert.ok(operations.length > 50);
    const ask = async (base, method, path) => {
      const response = await fetch(base + path, { method, redirect: "manual" });
      return `${method} ${path} ${response.status} ${response.headers.get("content-type")}`;
    };
    for (const [method, path] of operations) assert.equal(await ask(through, method, path), await ask(direct, method, path));
  });
});

describe("the Debian package", () => {
  test("has no fault that lintian finds, and serves learners by its own settings", needs("dpkg-deb", "dotnet"), async () => {
    const published = join(folder, "published");
    cpSync(built, published, { recursive: true });
    run("deploy/debian/build.sh", published, "0.1.0", folder);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".deb")));
    if (has("lintian")) run("lintian", "--fail-on", "error,warning", "--allow-root", file);
    run("dpkg-deb", "-x", file, join(folder, "root"));
    const port = await freePort();
    const settings = readFileSync(join(folder, "root/etc/myna/myna.env"), "utf8")
      .replaceAll("/var/lib/myna", join(folder, "data"))
      .replaceAll("5080", String(port))
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
      .map((line) => line.split("=", 2));
    mkdirSync(join(folder, "data"));
    await start(`http://127.0.0.1:${port}/readyz`, join(folder, "root/usr/lib/myna/Myna.Server"), [], Object.fromEntries(settings));
    await (await learn(`http://127.0.0.1:${port}`)).lesson();
  });

  test("has a unit that is exposed below two", needs("systemd-analyze"), () => {
    const { stdout } = spawnSync("systemd-analyze", ["security", "--offline=true", "deploy/debian/myna.service"], { cwd: root, encoding: "utf8" });
    assert.ok(Number(stdout.match(/Overall exposure level for myna.service: ([0-9.]+)/)[1]) < 2, stdout);
  });
});

describe("the manifests", () => {
  test("of Kubernetes give no container a right, a writable root or more memory than it asks for", needs("kubectl"), () => {
    const resources = run("kubectl", "kustomize", "deploy/kubernetes").split(/^---$/m);
    const pods = resources.filter((resource) => /^kind: Deployment$/m.test(resource));
    assert.equal(pods.length, 2);
    for (const pod of pods) {
      for (const wanted of [/runAsNonRoot: true/, /automountServiceAccountToken: false/, /readOnlyRootFilesystem: true/, /allowPrivilegeEscalation: false/, /drop:\s+- ALL/, /limits:\s+memory:/, /readinessProbe:/]) {
        assert.match(pod, wanted);
      }
    }
  });

  test("make no setting that docs/configuration.md does not have", () => {
    const keys = readFileSync(join(root, "docs/configuration.md"), "utf8");
    const files = ["deploy/compose.yaml", "deploy/kubernetes/server.yaml", "deploy/debian/myna.env", "deploy/aws/stack.ts"];
    const settings = new Set(files.flatMap((file) => readFileSync(join(root, file), "utf8").match(/Myna__[A-Za-z0-9_]+/g)));
    assert.ok(settings.size > 8);
    for (const setting of settings) {
      const key = setting.split("__").findLast((part) => !/^\d/.test(part));
      assert.match(keys, new RegExp(`\`(Myna:)?${key}(:0)?\``), setting);
    }
  });
});
