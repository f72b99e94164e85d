import type { Tx } from "@/db";
import { addressKey } from "@/lib/text/email-address";
import { type Counter, giveBack, takeTurn } from "../throttle";
import { networkOf } from "./address";

const minute = 60;

/**
 * Who tries to prove an account theirs: the account by its address, from where, and `device` where the browser was signed
 * in to this very account before. Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
 */
export type Attempt = { email: string; address: string; device?: string | undefined };

/**
 * What counts an attempt at a password: a known browser has an allowance of its own, which no stranger can use up. Else
 * an account from one network, an account from anywhere, and one network for any account. The last is wide, for behind
 * a proxy everybody may share an address.
 */
function passwordCounters({ email, address, device }: Attempt): Counter[] {
  const account = addressKey(email);
  if (device) return [{ key: `device ${device}`, most: 10, seconds: 15 * minute }];
  const network = networkOf(address);
  return [
    { key: `pair ${account} ${network}`, most: 10, seconds: 15 * minute },
    { key: `network ${network}`, most: 300, seconds: 15 * minute },
    { key: `account ${account}`, most: 100, seconds: 60 * minute },
  ];
}

/** Takes a turn at an account's password, before it is looked at. @returns 0, or the seconds to wait */
export async function tryPassword(db: Tx, attempt: Attempt, now: Date): Promise<number> {
  return await takeTurn(db, passwordCounters(attempt), now);
}

/** The password was right: the pair or the browser begins anew, and the other counters forget this turn. */
export async function passwordWasRight(db: Tx, attempt: Attempt): Promise<void> {
  const [own, ...others] = passwordCounters(attempt);
  await giveBack(db, others, [own!]);
}

/** Takes a turn at asking for a link to a new password: each is a mail to somebody. @returns 0, or the seconds to wait */
export async function tryReset(db: Tx, { email, address }: Attempt, now: Date): Promise<number> {
  const account = addressKey(email);
  const network = networkOf(address);
  const counters = [
    { key: `reset ${account} ${network}`, most: 10, seconds: 15 * minute },
    { key: `resets from ${network}`, most: 100, seconds: 15 * minute },
    { key: `resets of ${account}`, most: 30, seconds: 60 * minute },
  ];
  return await takeTurn(db, counters, now);
}

/** Takes a turn at the present password of somebody who is signed in. @returns 0, or the seconds to wait */
export async function tryOwnPassword(db: Tx, userId: string, now: Date): Promise<number> {
  return await takeTurn(db, [{ key: `own password ${userId}`, most: 10, seconds: 15 * minute }], now);
}
