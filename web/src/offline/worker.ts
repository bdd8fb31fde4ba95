/**
 * The service worker keeps one version of the pages whole. A new one is loaded beside it and takes over when a page is opened, or when the learner says so;
 * a page that is open goes on with the files of its own version.
 */
const address = "/sw.js";
const everyHour = 3_600_000;

let waiting: ServiceWorker | null = null;
let isReloading = false;
const listeners = new Set<() => void>();

export const isNewVersionWaiting = (): boolean => waiting !== null;

export function watchVersion(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** This page asks for the new version and is loaded again with it. Other tabs stay as they are. */
export function takeNewVersion(): void {
  if (waiting) {
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (!isReloading) {
        isReloading = true;
        location.reload();
      }
    });
    waiting.postMessage("take over");
  }
}

function tell(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) {
    listener();
  }
}

interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

export async function startWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  const policies = (window as { trustedTypes?: ScriptPolicies }).trustedTypes;
  const policy = policies?.createPolicy("myna-worker", { createScriptURL: () => address });
  const registration = await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, {
    updateViaCache: "none",
  });
  // It was loaded while an earlier page was open: this one has just begun, so that nothing is lost by loading it again.
  if (registration.waiting && navigator.serviceWorker.controller) {
    waiting = registration.waiting;
    takeNewVersion();
    return;
  }
  registration.addEventListener("updatefound", () => {
    const installing = registration.installing;
    installing?.addEventListener("statechange", () => {
      // The very first version takes over at once.
      if (installing.state === "installed" && navigator.serviceWorker.controller) {
        tell(installing);
      }
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), everyHour);
}
