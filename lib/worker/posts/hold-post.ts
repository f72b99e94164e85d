import type { Db } from "@/db";
import { leaseMilliseconds } from "./claim-posts";

/** A post that a process has claimed: `attempts` tells its claim from a later one. */
export type ClaimedPost = { id: string; attempts: number };

/** Holds a claimed post for another while. @returns false where the claim ran out and another process has the post */
export async function holdPost(db: Db, { id, attempts }: ClaimedPost, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + leaseMilliseconds).toISOString();
  const { count } = await db.$client`
    update posts set due_at = ${until} where id = ${id} and status = 'sending' and attempts = ${attempts}`;
  return count > 0;
}

/** Holds a claimed post for as long as some work with it takes: nobody else claims it meanwhile. */
export async function holding<T>(
  db: Db,
  post: ClaimedPost,
  clock: () => Date,
  work: () => Promise<T>,
): Promise<T> {
  const renewal = setInterval(() => void holdPost(db, post, clock()).catch(() => {}), leaseMilliseconds / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
