// The service worker. The build puts the version and its files in the place of the two names below (scripts/shell.mjs).
/* global __VERSION__, __FILES__ */
const version = __VERSION__;
const files = __FILES__;

const shells = "myna.shell.";
const shell = shells + version;
const media = "myna.media";
// Holds the name of the newest shell that is whole, at the address of the page.
const newest = "myna.newest";
const page = "/";

// Other parts of this server have addresses of their own: what is asked there is never the page and never kept.
const others = ["/api/", "/docs", "/socket.io/", "/openapi/", "/healthz", "/readyz", "/media/", "/.well-known/"];

self.addEventListener("install", (event) => event.waitUntil(install()));

// All of the version or nothing: a file that is missing, or a page of another version, ends the installation, and the next check tries again.
async function install() {
  try {
    const cache = await caches.open(shell);
    await cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })));
    const html = await (await cache.match(page)).text();
    if (!files.some((file) => file.endsWith(".js") && html.includes(`src="${file}"`))) {
      throw new Error("The server has another version by now.");
    }
    await (await caches.open(newest)).put(page, new Response(shell));
  } catch (error) {
    await caches.delete(shell);
    throw error;
  }
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

// Pages that are still open go on with the files of their version: the one before this stays. Names carry a hash, so versions cannot mix.
async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(shells) && name !== shell);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") {
    void self.skipWaiting();
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) {
    return;
  }
  if (pathname.startsWith("/api/v1/media/")) {
    event.respondWith(fromCache(media, pathname, request));
  } else if (others.some((other) => pathname.startsWith(other))) {
    return;
  } else if (request.mode === "navigate") {
    event.respondWith(fromNewest(request));
  } else if (files.includes(pathname)) {
    event.respondWith(fromCache(shell, pathname, request));
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  }
});

// A page that is opened has the newest version that is whole, also while that version's worker waits: Chromium lets it wait until this one has been idle for 30 seconds.
async function fromNewest(request) {
  const name = await (await caches.match(page, { cacheName: newest }))?.text();
  const found = name && (await caches.match(page, { cacheName: name, ignoreVary: true }));
  return found || (await fromCache(shell, page, request));
}

async function fromCache(name, address, request) {
  const found = await (await caches.open(name)).match(address, { ignoreVary: true });
  return found ?? (await fetch(request));
}
