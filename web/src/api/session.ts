/**
 * Who is signed in on this device. The access token lives in memory only. The refresh token is in a cookie that scripts cannot read;
 * a server of another origin (a developer's) gives it in the body, and then it stays in memory too.
 *
 * Of several tabs one refreshes for all (Web Locks) and tells the others (BroadcastChannel), and so is a sign-out told.
 */
export interface User {
  id: string;
  displayName: string;
  email?: string | null;
  avatar?: string | null;
  timeZone: string;
  roles: string[];
  guest?: boolean;
  preferences?: unknown;
}

export interface TokenBody {
  user: User;
  accessToken: string;
  refreshToken?: string | null;
  expiresIn: number;
}

export type SessionState = { kind: "unknown" } | { kind: "out"; reason?: string } | { kind: "in"; user: User };

type Message = { kind: "in"; body: TokenBody; at: number } | { kind: "out"; reason?: string };

const early = 60_000;
const hint = "myna.signedIn";

/** Who was here last, for a start without a network. Never the email. */
const lastUser = "myna.user";

export class Session {
  #state: SessionState = { kind: "unknown" };
  #access = "";
  #refresh: string | null = null;
  #expiresAt = 0;
  #refreshing: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("myna.session");

  constructor(private readonly send: typeof fetch = (...args) => fetch(...args)) {
    this.#channel?.addEventListener("message", (event: MessageEvent<Message>) => {
      if (event.data.kind === "in") {
        this.#take(event.data.body);
      } else {
        this.#leave(event.data.reason);
      }
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Of this device's last sign-in; null after a sign-out. */
  get lastUser(): User | null {
    return JSON.parse(localStorage.getItem(lastUser) ?? "null") as User | null;
  }

  /** At the start of the page: is anybody signed in here? Without a network it is who was signed in last; a token comes with the network. */
  async restore(): Promise<void> {
    if (localStorage.getItem(hint) === null) {
      this.#set({ kind: "out" });
      return;
    }
    const isIn = await this.#renew().catch(() => null);
    if (isIn === false) {
      this.#leave();
    } else if (isIn === null) {
      const user = this.lastUser;
      this.#set(user ? { kind: "in", user } : { kind: "out" });
    }
  }

  /** A token that is good for at least a moment; null when nobody is signed in. */
  async token(): Promise<string | null> {
    if (this.#state.kind !== "in") {
      return null;
    }
    if (Date.now() > this.#expiresAt - early && !(await this.#renew())) {
      this.leave("expired");
      return null;
    }
    return this.#access;
  }

  /** After a 401: the token may have been taken back. */
  async renewOrLeave(used: string): Promise<boolean> {
    if (this.#access !== used) {
      return this.#state.kind === "in";
    }
    // Whatever its time says, this token is refused: only a new one will do.
    this.#expiresAt = 0;
    if (await this.#renew()) {
      return true;
    }
    this.leave("expired");
    return false;
  }

  enter(body: TokenBody): void {
    this.#take(body);
    this.#channel?.postMessage({ kind: "in", body, at: Date.now() } satisfies Message);
  }

  changeUser(user: User): void {
    if (this.#state.kind === "in") {
      this.#remember(user);
      this.#set({ kind: "in", user });
    }
  }

  /** Signs out here and in every other tab. */
  leave(reason?: string): void {
    this.#leave(reason);
    this.#channel?.postMessage({ kind: "out", reason } satisfies Message);
  }

  async signOut(): Promise<void> {
    const body = this.#refresh === null ? { session: "cookie" } : { refreshToken: this.#refresh };
    try {
      await this.#post("/api/v1/auth/logout", body);
    } finally {
      this.leave();
    }
  }

  #renew(): Promise<boolean> {
    this.#refreshing ??= this.#locked(() => this.#renewNow()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renewNow(): Promise<boolean> {
    // Another tab may have done it while this one waited for the lock.
    if (this.#state.kind === "in" && Date.now() < this.#expiresAt - early * 2) {
      return true;
    }
    const body = this.#refresh === null ? { session: "cookie" } : { refreshToken: this.#refresh };
    const response = await this.#post("/api/v1/auth/refresh", body);
    // A server that is busy or starts has not refused anybody.
    if (response.status >= 500) {
      throw new Error(`The server answered ${response.status}.`);
    }
    if (!response.ok) {
      return false;
    }
    this.enter((await response.json()) as TokenBody);
    return true;
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    return typeof navigator !== "undefined" && navigator.locks
      ? (navigator.locks.request("myna.refresh", work) as Promise<T>)
      : work();
  }

  #post(path: string, body: unknown): Promise<Response> {
    return this.send(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  #take(body: TokenBody): void {
    this.#access = body.accessToken;
    this.#refresh = body.refreshToken ?? null;
    this.#expiresAt = Date.now() + body.expiresIn * 1000;
    localStorage.setItem(hint, "1");
    this.#remember(body.user);
    this.#set({ kind: "in", user: body.user });
  }

  #leave(reason?: string): void {
    this.#access = "";
    this.#refresh = null;
    this.#expiresAt = 0;
    localStorage.removeItem(hint);
    localStorage.removeItem(lastUser);
    this.#set({ kind: "out", reason });
  }

  #remember({ id, displayName, timeZone, roles, guest }: User): void {
    localStorage.setItem(lastUser, JSON.stringify({ id, displayName, timeZone, roles, guest }));
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

export const session = new Session();
