import type { Sql } from "postgres";
import { databaseUnavailable, isDatabaseTrouble } from "@/lib/deadline";
import { AppError } from "@/lib/errors";
import type { DeliveryWrite, Written } from "./model";
import { writeAlone, writeDeliveries } from "./write";

const limits = {
  inFlight: 2,
  /** A second write sets out only with so many deliveries: one commit for many costs less than two for few. */
  second: 64,
  deliveries: 200,
  respondents: 1000,
  waitingBytes: 64 * 1024 * 1024,
  milliseconds: 4000,
  /** How often it is looked for requests whose time is over. */
  look: 100,
};

type Waiting = {
  write: DeliveryWrite;
  /** On the monotonic clock; milliseconds. */
  until: number;
  settle: (written: Written) => void;
  refuse: (error: unknown) => void;
};

/**
 * Group commit: what arrives while a write is in flight goes out together in the next one. No timer; an idle writer
 * writes at once. A write that does not come back in time is given up and the connection replaced.
 */
export class DeliveryWriter {
  private readonly waiting: Waiting[] = [];
  /** Those that wait and those whose write is in flight. */
  private readonly open = new Set<Waiting>();
  private waitingBytes = 0;
  private inFlight = 0;
  private watching: NodeJS.Timeout | undefined;
  private client: Sql;

  constructor(private readonly connect: () => Sql) {
    this.client = connect();
  }

  /**
   * Writes one delivery with everything that belongs to it, or nothing.
   * @param milliseconds after which it is given up: what is waiting then is not written
   * @returns once it is committed: which runs were duplicates; or that the automation has changed since it was read; or
   * that another request took the idempotency key
   * @throws AppError overloaded or database_unavailable
   */
  async write(write: DeliveryWrite, milliseconds = limits.milliseconds): Promise<Written> {
    const bytes = write.delivery.body.length;
    if (this.waitingBytes + bytes > limits.waitingBytes) {
      throw new AppError(
        "overloaded",
        "Too many requests are waiting to be written. Send it again in a few seconds.",
        {
          headers: { "retry-after": "5" },
        },
      );
    }
    this.waitingBytes += bytes;
    let item: Waiting | undefined;
    try {
      return await new Promise<Written>((settle, refuse) => {
        item = { write, until: performance.now() + milliseconds, settle, refuse };
        this.open.add(item);
        this.waiting.push(item);
        this.pump();
        this.watch();
      });
    } finally {
      this.open.delete(item!);
      this.waitingBytes -= bytes;
    }
  }

  /** Waits for what is in flight and closes the connections. */
  async close(): Promise<void> {
    await this.client.end({ timeout: 5 });
  }

  private pump(): void {
    while (this.mayWrite()) {
      const batch = this.nextBatch();
      this.inFlight++;
      void this.writeBatch(batch).finally(() => {
        this.inFlight--;
        this.pump();
      });
    }
  }

  private mayWrite(): boolean {
    const [first] = this.waiting;
    if (!first || this.inFlight >= limits.inFlight) return false;
    return this.inFlight === 0 || this.waiting.length >= limits.second || goesAlone(first.write);
  }

  /** Gives up those whose time is over, in flight or not; one timer for all of them. */
  private watch(): void {
    if (this.watching || this.open.size === 0) return;
    this.watching = setTimeout(() => {
      this.watching = undefined;
      const now = performance.now();
      for (const item of this.open) {
        if (item.until > now) continue;
        const place = this.waiting.indexOf(item);
        if (place >= 0) this.waiting.splice(place, 1);
        item.refuse(databaseUnavailable());
        this.open.delete(item);
      }
      this.watch();
    }, limits.look);
  }

  private nextBatch(): Waiting[] {
    if (goesAlone(this.waiting[0]!.write)) return this.waiting.splice(0, 1);
    let respondents = 0;
    let count = 0;
    for (const { write } of this.waiting) {
      respondents += write.runs.length;
      if (goesAlone(write) || count >= limits.deliveries || (count > 0 && respondents > limits.respondents))
        break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async writeBatch(batch: Waiting[]): Promise<void> {
    const client = this.client;
    let timer: NodeJS.Timeout | undefined;
    const lost = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.replace(client);
        reject(databaseUnavailable());
      }, limits.milliseconds);
    });
    try {
      const [first] = batch;
      const work = goesAlone(first!.write)
        ? writeAlone(client, first!.write).then((written) => [written])
        : writeDeliveries(
            client,
            batch.map(({ write }) => write),
          );
      const written = await Promise.race([work, lost]);
      for (const [place, item] of batch.entries()) item.settle(written[place]!);
    } catch (error) {
      if (batch.length > 1 && !(error instanceof AppError) && !isDatabaseTrouble(error)) {
        // One that was given up meanwhile has been answered: it is not to be written.
        for (const item of batch) if (this.open.has(item)) await this.writeBatch([item]);
      } else for (const item of batch) item.refuse(error);
    } finally {
      clearTimeout(timer);
    }
  }

  private replace(client: Sql): void {
    if (this.client === client) this.client = this.connect();
    void client.end({ timeout: 0 }).catch(() => {});
  }
}

/** A delivery that changes more than its own rows is written in a transaction of its own. */
function goesAlone(write: DeliveryWrite): boolean {
  return write.failure !== null || write.runs.some(({ withdraws }) => withdraws !== null);
}
