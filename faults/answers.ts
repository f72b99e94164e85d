import { setTimeout as sleep } from "node:timers/promises";
import type { ReceivedPost } from "./receiver";
import type { Clients } from "./traffic";

/** One person who was mailed a link: when the answer was taken, and what the receiver was told of it, by the posts' ids. */
type Entry = {
  link: string;
  begun: boolean;
  answered: boolean;
  posts: Map<string, Set<string>>;
  came: number;
};

/** What became of the answers. */
export type AnswerTally = {
  answered: number;
  /** Of those that were taken, told to the receiver once; again under the same id and with the same body. */
  toldOnce: number;
  toldAgain: number;
  /** Told under another id or with another body, or not signed. */
  toldOtherwise: number;
  untold: number;
};

/** People who answer what they were mailed, and what a receiver was told of them. It believes pages and posts alone. */
export class Answers {
  private readonly entries = new Map<string, Entry>();
  private unsigned = 0;
  private readonly loops: Promise<void>[] = [];
  private stopped = false;

  constructor(private readonly clients: Clients) {}

  /** One of the mailed answers every quarter of a second. */
  begin(): void {
    const answerer = async () => {
      while (!this.stopped) {
        if (!this.clients.quiet) await this.answer(1);
        await sleep(250);
      }
    };
    this.loops.push(answerer());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.loops);
  }

  /** A mail came, as it went over the wire; its link is answered some time. */
  invited(email: string, mail: string): void {
    // Quoted-printable breaks lines and writes the equals sign as =3D.
    const [link] = /\/s\/[\w-]{43}/.exec(mail.replace(/=\r?\n/g, "")) ?? [];
    if (!link || this.entries.has(email)) return;
    this.entries.set(email, { link, begun: false, answered: false, posts: new Map(), came: 0 });
  }

  /** The receiver took a post. */
  told({ id, body, signed }: ReceivedPost): void {
    if (!signed) this.unsigned++;
    const { data } = JSON.parse(body) as { data: { respondent: { email: string } } };
    const entry = this.entries.get(data.respondent.email);
    if (!entry) throw new Error(`A post came about ${data.respondent.email}, who was not mailed.`);
    entry.came++;
    entry.posts.set(id, (entry.posts.get(id) ?? new Set()).add(body));
  }

  /** Lets so many at most answer at once, each until its answer was taken. */
  async answer(count: number): Promise<void> {
    const open = [...this.entries.values()].filter(({ begun }) => !begun).slice(0, count);
    await Promise.all(
      open.map(async (entry) => {
        entry.begun = true;
        entry.answered = await this.clients.answer(entry.link);
      }),
    );
  }

  /** Those whose answer was taken and of which the receiver has heard nothing. */
  waiting(): Entry[] {
    return [...this.entries.values()].filter(({ answered, came }) => answered && came === 0);
  }

  tally(): AnswerTally {
    const all = [...this.entries.values()];
    const otherwise = ({ posts }: Entry) =>
      posts.size > 1 || [...posts.values()].some(({ size }) => size > 1);
    const taken = all.filter(({ answered }) => answered);
    return {
      answered: taken.length,
      toldOnce: taken.filter(({ came }) => came === 1).length,
      toldAgain: all.filter((entry) => entry.came > 1 && !otherwise(entry)).length,
      toldOtherwise: all.filter(otherwise).length + this.unsigned,
      untold: this.waiting().length,
    };
  }
}
