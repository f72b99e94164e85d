import { AppError } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { openAfresh } from "./authenticate";
import type { Limiter, Opened, Read } from "./context";
import { changed, type End, refuse, type Stage } from "./line";

type Bucket = { tokens: number; at: number; limit: number };

/**
 * A token bucket for each automation, in this process: so many respondents a minute, the burst equal to the limit. A
 * request larger than the burst is taken when the bucket is full.
 */
export class RateLimiter implements Limiter {
  private readonly buckets = new Map<string, Bucket>();

  /**
   * Takes tokens.
   * @param now milliseconds
   * @returns how many are left and when the bucket is full again, or the 429 that says when to come back
   */
  take(id: string, count: number, perMinute: number, now: number): AppError | null {
    const bucket = this.refill(id, perMinute, now);
    const needed = Math.min(count, perMinute);
    if (bucket.tokens >= needed) {
      bucket.tokens -= count;
      return null;
    }
    const seconds = Math.max(1, Math.ceil(((needed - bucket.tokens) / perMinute) * 60));
    const left = Math.max(0, Math.floor(bucket.tokens));
    return new AppError(
      "rate_limited",
      `This automation takes ${perMinute} respondents a minute. Try again in ${seconds} seconds.`,
      {
        headers: {
          "retry-after": String(seconds),
          ratelimit: `"respondents";r=${left};t=${seconds}`,
          "ratelimit-policy": `"respondents";q=${perMinute};w=60`,
        },
      },
    );
  }

  /** The 429 that one respondent more would get now, or null. Takes nothing. */
  check(id: string, perMinute: number, now: number): AppError | null {
    const limited = this.take(id, 1, perMinute, now);
    if (!limited) this.giveBack(id, 1);
    return limited;
  }

  /** Gives tokens back for what was not taken after all. */
  giveBack(id: string, count: number): void {
    const bucket = this.buckets.get(id);
    if (bucket) bucket.tokens = Math.min(bucket.limit, bucket.tokens + count);
  }

  private refill(id: string, limit: number, now: number): Bucket {
    const known = this.buckets.get(id);
    if (!known || known.limit !== limit) {
      if (this.buckets.size > 10_000) this.buckets.clear();
      const fresh = { tokens: limit, at: now, limit };
      this.buckets.set(id, fresh);
      return fresh;
    }
    known.tokens = Math.min(limit, known.tokens + (Math.max(0, now - known.at) / 60_000) * limit);
    known.at = now;
    return known;
  }
}

/** Whose rate a request uses up: trying never takes from what is live. */
const bucketOf = ({ request, dryRun }: Opened) => (dryRun ? `${request.id} dry` : request.id);

/** Refuses who has used up the rate, before the body is read. */
export const checkRate: Stage<Opened, Opened> = (at) => (wouldExceed(at) ? checkAfresh(at) : ok(at));

/** The limit may have been raised since the hook was loaded. */
async function checkAfresh(at: Opened): Promise<Result<Opened, End>> {
  const opened = await openAfresh(at);
  if (!opened.ok) return opened;
  const limited = wouldExceed(opened.value);
  return limited ? refuse(limited) : opened;
}

/** Uses up the rate by as many as came, or refuses them all. */
export const useRate: Stage<Read, Read> = (at) => {
  const limited = takeRate(at, at.parsed.respondents.length);
  return limited ? refuseUnlessRaised(at, limited) : ok(at);
};

async function refuseUnlessRaised(at: Read, limited: AppError): Promise<Result<Read, End>> {
  const current = await at.budget.wait(() => at.deps.cache.fresh(at.request.id, at.now));
  return current && current.rateLimitPerMinute !== at.hook.rateLimitPerMinute ? changed : refuse(limited);
}

/** Uses up the rate of a request by so many. @returns the 429 where there are not so many left */
export function takeRate(at: Opened, count: number): AppError | null {
  return at.deps.limiter.take(bucketOf(at), count, at.hook.rateLimitPerMinute, at.now.getTime());
}

/** Gives back what a request took that is tried again. */
export function giveBackRate(at: Read): void {
  at.deps.limiter.giveBack(bucketOf(at), at.parsed.respondents.length);
}

function wouldExceed(at: Opened): AppError | null {
  return at.deps.limiter.check(bucketOf(at), at.hook.rateLimitPerMinute, at.now.getTime());
}
