/**
 * The service worker keeps versions of the pages whole. A new one is loaded beside the one before. A page that is opened, or loaded again, has the newest;
 * a page that is open goes on with the files of its own version.
 */
const address = "/sw.js";
const everyHour = 3_600_000;

let isNewVersionHere = false;
const listeners = new Set<() => void>();

export const isPageOld = (): boolean => isNewVersionHere;

export function watchVersion(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** This page is loaded again with the new version. Other tabs stay as they are. */
export function takeNewVersion(): void {
  location.reload();
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
  // This page came from its version already.
  registration.waiting?.postMessage("take over");
  registration.addEventListener("updatefound", () => {
    const installing = registration.installing;
    installing?.addEventListener("statechange", () => {
      // The very first version takes over at once.
      if (installing.state === "installed" && navigator.serviceWorker.controller) {
        isNewVersionHere = true;
        for (const listener of listeners) {
          listener();
        }
      }
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), everyHour);
}
