/** One respondent as the outside knows it: what was promised to it, and what came. Moments in milliseconds. */
type Entry = { acknowledgedAt: number | null; mails: { messageId: string; at: number }[] };

export type Tally = {
  acknowledged: number;
  sentOnce: number;
  repeatedSame: number;
  repeatedOther: number;
  lost: number;
  stuck: number;
  longestWaitMs: number;
};

const stuckMs = 5 * 60_000;

/** What was acknowledged, by address, and every mail that arrived. It believes answers and mails alone. */
export class Ledger {
  private readonly entries = new Map<string, Entry>();
  private counter = 0;
  acknowledged = 0;
  /** When the last mail came. */
  lastMailAt = 0;

  /** Addresses that nobody has had. */
  people(count: number): string[] {
    return Array.from({ length: count }, () => {
      this.counter++;
      const email = `person${this.counter}@example.com`;
      this.entries.set(email, { acknowledgedAt: null, mails: [] });
      return email;
    });
  }

  acknowledge(emails: string[]): void {
    for (const email of emails) {
      const entry = this.entries.get(email)!;
      if (entry.acknowledgedAt !== null) continue;
      entry.acknowledgedAt = Date.now();
      this.acknowledged++;
    }
  }

  arrived(email: string, messageId: string): void {
    const entry = this.entries.get(email);
    if (!entry) throw new Error(`A mail came to ${email}, whom nobody has posted.`);
    entry.mails.push({ messageId, at: Date.now() });
    this.lastMailAt = Date.now();
  }

  has(email: string): boolean {
    return this.entries.get(email)!.mails.length > 0;
  }

  /** Those who were promised a mail that has not come. */
  waiting(): string[] {
    return [...this.entries].flatMap(([email, { acknowledgedAt, mails }]) =>
      acknowledgedAt !== null && mails.length === 0 ? [email] : [],
    );
  }

  /** Repeats count for everybody, also where the answer to the request was lost. */
  tally(): Tally {
    const tally = { acknowledged: 0, sentOnce: 0, repeatedSame: 0, repeatedOther: 0, lost: 0, stuck: 0 };
    let longestWaitMs = 0;
    for (const { acknowledgedAt, mails } of this.entries.values()) {
      const ids = new Set(mails.map(({ messageId }) => messageId));
      if (ids.size > 1) tally.repeatedOther++;
      else if (mails.length > 1) tally.repeatedSame++;
      if (acknowledgedAt === null) continue;
      tally.acknowledged++;
      if (mails.length === 0) {
        tally.lost++;
        continue;
      }
      if (mails.length === 1) tally.sentOnce++;
      const wait = mails[0]!.at - acknowledgedAt;
      longestWaitMs = Math.max(longestWaitMs, wait);
      if (wait > stuckMs) tally.stuck++;
    }
    return { ...tally, longestWaitMs };
  }
}
