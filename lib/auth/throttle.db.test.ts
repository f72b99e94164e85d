import { beforeEach, describe, expect, it } from "vitest";
import { makeUser, makeWorkspace } from "@/db/factories";
import { attemptCounters } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { applyRetention } from "../worker/retention";
import { openDevice, sealDevice } from "./device";
import { hashPassword } from "./password/password";
import { startSession } from "./sessions";
import { signIn } from "./sign-in";
import { type Attempt, tryOwnPassword, tryPassword, tryReset } from "./throttle";

process.env.AUTH_SECRET ??= "a secret for tests of at least 32 characters";
const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const password = "four words in a row";
const digest = await hashPassword(password);

beforeEach(async () => {
  await db.delete(attemptCounters);
});

async function person() {
  return await makeUser(db, (await makeWorkspace(db)).id, "owner", { passwordHash: digest });
}

type Try = { address?: string; given?: string; device?: string | undefined; at?: Date };

async function outcome(
  email: string,
  { address = "192.0.2.1", given = "wrong", device, at = now }: Try = {},
) {
  const attempt = { email, password: given, address, device, userAgent: "" };
  const result = await signIn(db, attempt, at);
  return result.ok ? "in" : result.error.code;
}

/** How many of so many attempts at once may be judged. */
async function turns(number: number, attempt: (i: number) => Attempt): Promise<number> {
  const waits = await Promise.all(Array.from({ length: number }, (_, i) => tryPassword(db, attempt(i), now)));
  return waits.filter((seconds) => seconds === 0).length;
}

const count = (outcomes: string[], which: string) => outcomes.filter((each) => each === which).length;

describe("guessing at sign-in", () => {
  it("judges ten of 500 guesses that come at once, and no right one among the others", async () => {
    const { email } = await person();
    const guesses = Array.from({ length: 500 }, (_, i) =>
      outcome(email, { given: i === 499 ? password : "wrong" }),
    );
    const outcomes = await Promise.all(guesses);
    expect(count(outcomes, "credentials")).toBe(10);
    expect(count(outcomes, "throttled")).toBe(490);
    const [pair] = await db
      .select({ turns: attemptCounters.turns })
      .from(attemptCounters)
      .orderBy(attemptCounters.turns);
    expect(pair).toEqual({ turns: 10 });
  });

  it("counts an IPv6 network as one place, and a mapped IPv4 address as itself", async () => {
    const { email } = await person();
    expect(await turns(20, (i) => ({ email, address: `2001:db8:0:1::${i}` }))).toBe(10);
    expect(await outcome(email, { address: "2001:db8:0:2::1" })).toBe("credentials");
    const both = ["::ffff:198.51.100.1", "198.51.100.1"];
    expect(await turns(20, (i) => ({ email, address: both[i % 2]! }))).toBe(10);
  });

  it("keeps strangers out after 100 guesses from many places, but not a browser that was signed in before", async () => {
    const user = await person();
    const { email } = user;
    const session = await startSession(db, { userId: user.id, userAgent: "" }, now);
    const cookie = await sealDevice(db, session);
    const device = await openDevice(db, cookie, ` ${email.toUpperCase()}`);
    expect(await turns(120, (i) => ({ email, address: `198.51.${i}.1` }))).toBe(100);
    expect(await outcome(email, { address: "203.0.113.9", given: password })).toBe("throttled");
    expect(await outcome(email, { address: "203.0.113.9", given: password, device })).toBe("in");
    expect(await outcome(email, { address: "203.0.113.9", given: password, at: later(61) })).toBe("in");
  });

  it("gives a known browser ten guesses too, and knows it for no other account", async () => {
    const [user, other] = [await person(), await person()];
    const session = await startSession(db, { userId: user.id, userAgent: "" }, now);
    const cookie = await sealDevice(db, session);
    const device = await openDevice(db, cookie, user.email);
    expect(device).toBeDefined();
    expect(await openDevice(db, cookie, other.email)).toBeUndefined();
    for (const forged of [`${cookie}x`, "x", session, ""])
      expect(await openDevice(db, forged, user.email)).toBeUndefined();
    expect(await turns(30, () => ({ email: user.email, address: "192.0.2.1", device }))).toBe(10);
    expect(await outcome(user.email, { device, given: password })).toBe("throttled");
    expect(await outcome(user.email, { device, given: password, at: later(15) })).toBe("in");
  });

  it("limits one network's guesses at many accounts, which need not exist", async () => {
    expect(await turns(320, (i) => ({ email: `nobody${i}@example.com`, address: "192.0.2.1" }))).toBe(300);
    expect(await outcome("nobody@example.com")).toBe("throttled");
    expect(await outcome("nobody@example.com", { address: "192.0.2.2" })).toBe("credentials");
  });

  it("keeps no address and no account in the counters, and forgets them when they have ended", async () => {
    const { email } = await person();
    await outcome(email);
    const kept = await db.select().from(attemptCounters);
    expect(kept).toHaveLength(3);
    expect(kept.every(({ hash }) => hash.length === 32)).toBe(true);
    expect(await applyRetention(db, later(16))).toMatchObject({ attemptCounters: 2 });
  });
});

it("asking for links and trying one's own password are counted before they are done, too", async () => {
  const user = await person();
  const asked = await Promise.all(
    Array.from({ length: 30 }, () => tryReset(db, { email: user.email, address: "192.0.2.1" }, now)),
  );
  expect(asked.filter((seconds) => seconds === 0)).toHaveLength(10);
  expect(Math.max(...asked)).toBe(15 * 60);
  const own = await Promise.all(Array.from({ length: 30 }, () => tryOwnPassword(db, user.id, now)));
  expect(own.filter((seconds) => seconds === 0)).toHaveLength(10);
});

it("a flood of passwords is refused before it fills the memory, and says so", async () => {
  const hashes = await Promise.allSettled(Array.from({ length: 200 }, () => hashPassword(password)));
  const refused = hashes.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(50);
  expect(refused[0]).toMatchObject({ reason: { code: "overloaded" } });
});
