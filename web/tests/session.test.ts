import { beforeEach, describe, expect, it, vi } from "vitest";
import { Session } from "../src/api/session";

const user = { id: "u", displayName: "Ana", timeZone: "UTC", roles: ["learner"] };
const body = (accessToken: string, expiresIn = 900) => ({ user, accessToken, refreshToken: null, expiresIn });
const reply = (status: number, content: unknown) => new Response(JSON.stringify(content), { status });

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("BroadcastChannel", undefined);
});

describe("a session", () => {
  it("asks the server nothing when nobody has signed in here", async () => {
    const send = vi.fn();
    const session = new Session(send);
    await session.restore();
    expect([session.state.kind, send.mock.calls.length]).toEqual(["out", 0]);
  });

  it("is restored by the cookie", async () => {
    localStorage.setItem("myna.signedIn", "1");
    const send = vi.fn(async () => reply(200, body("t1")));
    const session = new Session(send as never);
    await session.restore();
    expect(await session.token()).toBe("t1");
    expect(JSON.parse((send.mock.calls as unknown as [string, RequestInit][])[0]?.[1].body as string)).toEqual({
      session: "cookie",
    });
  });

  it("refreshes once for many calls at the same time", async () => {
    const send = vi.fn(async () => reply(200, body("t2")));
    const session = new Session(send as never);
    session.enter(body("t1", 10));
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(["t2", "t2", "t2"]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("leaves when the server has taken the session back", async () => {
    const session = new Session((async () => reply(401, { code: "refresh_invalid" })) as never);
    session.enter(body("t1", 10));
    expect(await session.renewOrLeave("t1")).toBe(false);
    expect(session.state).toEqual({ kind: "out", reason: "expired" });
    expect(await session.token()).toBeNull();
  });

  it("asks for a new token when one that is still good by its time is refused", async () => {
    const send = vi.fn(async () => reply(401, { code: "session_revoked" }));
    const session = new Session(send as never);
    session.enter(body("t1", 900));
    expect(await session.renewOrLeave("t1")).toBe(false);
    expect([send.mock.calls.length, session.state.kind]).toEqual([1, "out"]);
  });

  it("does not refresh again when another call has done so meanwhile", async () => {
    const send = vi.fn();
    const session = new Session(send);
    session.enter(body("t2"));
    expect(await session.renewOrLeave("t1")).toBe(true);
    expect(send).not.toHaveBeenCalled();
  });
});

describe("a start without a network", () => {
  it("is for the one who was signed in last, without a token", async () => {
    const first = new Session(vi.fn() as never);
    first.enter({ ...body("t1"), user: { ...user, email: "ana@example.com" } });
    expect(localStorage.getItem("myna.user")).not.toContain("example.com");
    const later = new Session((() => Promise.reject(new TypeError("no network"))) as never);
    await later.restore();
    expect(later.state).toEqual({ kind: "in", user });
    await expect(later.token()).rejects.toThrow();
  });

  it("ends when the server has refused the session meanwhile", async () => {
    new Session(vi.fn() as never).enter(body("t1"));
    let isOnline = false;
    const send = async () => (isOnline ? reply(401, { code: "invalid_refresh_token" }) : reply(503, {}));
    const session = new Session(send as never);
    await session.restore();
    expect(session.state.kind).toBe("in");
    isOnline = true;
    expect(await session.token()).toBeNull();
    expect([session.state.kind, session.lastUser]).toEqual(["out", null]);
  });
});
