import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";

const minute = 60;

type Limits = { pair: RateLimiterMemory; account: RateLimiterMemory; address: RateLimiterMemory };

/**
 * Failed sign-ins that are let through: for an account from one address, for an account from anywhere, and from one
 * address for any account. The last is wide, for behind a proxy everybody may share an address.
 */
function makeLimits(): Limits {
  return {
    pair: new RateLimiterMemory({ points: 10, duration: 15 * minute }),
    account: new RateLimiterMemory({ points: 100, duration: 60 * minute }),
    address: new RateLimiterMemory({ points: 300, duration: 15 * minute }),
  };
}

// Routes and pages may live in bundles of their own; they count together.
const shared = globalThis as { surveyhookSignIns?: Limits };

/** Who tries to sign in: the account by its address, and from where. */
export type Attempt = { email: string; address: string };

/** How many seconds the attempt must wait; 0 where it may be made now. */
export async function secondsToWait(attempt: Attempt): Promise<number> {
  const waits = await Promise.all(
    counters(attempt).map(async ([limiter, key]) => {
      const found: RateLimiterRes | null = await limiter.get(key);
      return found && found.consumedPoints >= limiter.points ? found.msBeforeNext / 1000 : 0;
    }),
  );
  return Math.ceil(Math.max(...waits));
}

/** Counts a failed attempt. */
export async function countFailure(attempt: Attempt): Promise<void> {
  await Promise.all(counters(attempt).map(([limiter, key]) => limiter.penalty(key)));
}

/** Forgets the failures of an account from an address: its owner is in. */
export async function forgetFailures(attempt: Attempt): Promise<void> {
  const [[limiter, key]] = counters(attempt);
  await limiter.delete(key);
}

function counters({ email, address }: Attempt) {
  shared.surveyhookSignIns ??= makeLimits();
  const { pair, account, address: from } = shared.surveyhookSignIns;
  const name = email.trim().toLowerCase();
  return [
    [pair, `${name} ${address}`],
    [account, name],
    [from, address],
  ] as const;
}
