import { api, unwrap } from "../api/client";
import { session } from "../api/session";
import { delivered, toDelivery, waiting } from "./run";
import { changeRun, runsOf } from "./store";

/**
 * Delivers what this account learnt without a network. Of several tabs one delivers (Web Locks). The server takes each id once and tells a retry the same
 * result, so a response that was lost costs nothing. Throws when the server cannot be reached. Returns how many attempts were delivered.
 */
export async function deliver(): Promise<number> {
  const { state } = session;
  return state.kind === "in" ? await navigator.locks.request("myna.deliver", () => deliverAll(state.user.id)) : 0;
}

async function deliverAll(userId: string): Promise<number> {
  let count = 0;
  for (;;) {
    const batch = waiting(await runsOf(userId));
    // An account that signs in meanwhile delivers its own.
    if (batch.length === 0 || session.state.kind !== "in" || session.state.user.id !== userId) {
      return count;
    }
    const { items } = await unwrap(api.POST("/api/v1/attempts/batch", { body: { attempts: batch.map(toDelivery) } }));
    const before = count;
    for (const item of items) {
      count += (await changeRun(item.clientId, (run) => delivered(run, item, new Date()))) ? 1 : 0;
    }
    if (count === before) {
      throw new Error("The server told nothing of what was delivered.");
    }
  }
}
