import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { MadeHook } from "@/server/testing";
import type { Ledger } from "./ledger";

/** What the clients saw of the app: the longest request, and every answer that should not have been. */
export class Clients {
  longestMs = 0;
  longest = "";
  requests = 0;
  unavailable = 0;
  /** Pages that were being made in the moment the database was lost. */
  brokenPages = 0;
  readonly unexpected: string[] = [];
  /** How long each post took, in milliseconds. */
  postTimes: number[] = [];
  private stopped = false;
  /** While it is true the crowd posts nothing. */
  quiet = false;
  private readonly loops: Promise<void>[] = [];

  constructor(
    private readonly ledger: Ledger,
    private readonly base: string,
  ) {}

  /** Respondents and looks at pages go on by themselves until the stop. */
  begin(hook: MadeHook, pages: string[], token: string): void {
    const crowd = async () => {
      while (!this.stopped) {
        if (!this.quiet) await this.post(hook, 1 + Math.floor(Math.random() * 4));
        await sleep(50 + Math.random() * 150);
      }
    };
    const looker = async () => {
      for (let turn = 0; !this.stopped; turn++) {
        const path = pages[turn % pages.length]!;
        await this.request(path, { headers: { authorization: `Bearer ${token}` } });
        await sleep(200);
      }
    };
    this.loops.push(crowd(), crowd(), looker());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.loops);
  }

  /**
   * Posts people nobody has had. Every second request has an idempotency key and is sent again, as an integrator would,
   * until it is answered; the others are given up when the answer is lost.
   * @returns the addresses if they were taken, else undefined
   */
  async post(hook: MadeHook, count: number, repeats = Math.random() < 0.5): Promise<string[] | undefined> {
    const emails = this.ledger.people(count);
    const headers = {
      authorization: `Bearer ${hook.apiKey}`,
      "content-type": "application/json",
      ...(repeats ? { "idempotency-key": randomUUID() } : {}),
    };
    const body = JSON.stringify(emails.map((EmailAddress) => ({ EmailAddress })));
    const path = new URL(hook.hookUrl).pathname;
    for (let tries = 0; tries < (repeats ? 400 : 1); tries++) {
      const answer = await this.request(path, { method: "POST", headers, body });
      if (answer?.status === 200 || answer?.status === 202) {
        const { results } = JSON.parse(answer.text) as { results: { status: string }[] };
        const odd = results.find(({ status }) => status !== "scheduled" && status !== "held");
        if (odd) this.unexpected.push(`a respondent was ${odd.status}`);
        this.ledger.acknowledge(emails);
        return emails;
      }
      await sleep(250);
    }
    return undefined;
  }

  /**
   * Answers a survey by its link, as a person would who presses again whenever the page is not there. Who reads 409 has
   * answered before: the page that said so was lost.
   * @returns whether the answer was taken
   */
  async answer(link: string): Promise<boolean> {
    const body = new URLSearchParams({ nps: String(Math.floor(Math.random() * 11)) });
    for (let tries = 0; tries < 400; tries++) {
      const answer = await this.request(link, { method: "POST", body, redirect: "manual" });
      if (answer?.status === 303 || answer?.status === 409) return true;
      await sleep(250);
    }
    return false;
  }

  private async request(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; text: string } | undefined> {
    const began = performance.now();
    let answer: { status: number; text: string } | undefined;
    try {
      const response = await fetch(this.base + path, { ...init, signal: AbortSignal.timeout(30_000) });
      answer = { status: response.status, text: await response.text() };
      this.judge(path, response, init);
    } catch (error) {
      // The process is away or died under the request: how long the client waited for that counts too.
      if ((error as Error).name === "TimeoutError") this.unexpected.push(`${path}: no answer`);
    }
    this.requests++;
    const took = performance.now() - began;
    if (path.startsWith("/api/hooks/")) this.postTimes.push(took);
    if (took > this.longestMs) {
      this.longestMs = took;
      this.longest = `${init.method ?? "GET"} ${path.replace(/aut_\w+|(?<=^\/s\/).+/, "…")} ${answer?.status ?? "no answer"}`;
    }
    return answer;
  }

  private judge(path: string, response: Response, init: RequestInit): void {
    const isHook = path.startsWith("/api/hooks/");
    if (response.status === 503) {
      this.unavailable++;
      if (isHook && !response.headers.has("retry-after"))
        this.unexpected.push(`${path}: 503 without Retry-After`);
    } else if (response.status === 500 && !path.startsWith("/api/")) this.brokenPages++;
    else if (
      response.status >= 500 ||
      (init.method === "POST" && !(isHook ? [200, 202, 409] : [303, 409]).includes(response.status))
    )
      this.unexpected.push(`${path.replace(/aut_\w+|(?<=^\/s\/).+/, "…")}: ${response.status}`);
  }
}
