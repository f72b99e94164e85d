import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DoubleAnswer, type ResendDouble, startResendDouble } from "@/lib/mail/testing/resend-double";
import { serverFile } from "@/server/build/programs";
import { freePort } from "@/server/port";
import { type App, adminToken, frontOf, type MadeHook, makeHook, spawnApp, startApp } from "@/server/testing";
import { Answers } from "./answers";
import { TestedDatabase } from "./database";
import { Ledger } from "./ledger";
import { type Receiver, startReceiver } from "./receiver";
import { type SmtpSink, startSmtpSink } from "./smtp-sink";
import { Clients } from "./traffic";

export type MailWay = "smtp" | "resend" | "captured";

/** Options for every process of the app, so that all have the one clock that jumps. */
const nodeOptions = `--import ${new URL("./clock.mjs", import.meta.url)}`;
const command = ["node", serverFile];

/** The app as a process, everything it leans on, and those who use it. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), "surveyhook-faults-"));
  readonly database = new TestedDatabase(this.folder);
  readonly ledger = new Ledger();
  private readonly clockFile = join(this.folder, "clock");
  private way: MailWay = "smtp";
  private port = 0;
  app!: App;
  smtp!: SmtpSink;
  resend!: ResendDouble;
  resendMood: DoubleAnswer | undefined;
  hook!: MadeHook;
  /** Its requests are held while it is paused. */
  pausable!: MadeHook;
  clients!: Clients;
  answers!: Answers;
  /** What the answers are posted to. */
  receiver!: Receiver;

  async begin(): Promise<void> {
    // Interrupted, it leaves nothing behind.
    process.once("exit", () => this.abandon());
    this.setClock(0);
    this.port = await freePort("127.0.0.1", 0);
    await this.database.start();
    this.smtp = await startSmtpSink((to, id, mail) => this.mailed(to, id, mail));
    this.resend = await startResendDouble({
      mood: () => this.resendMood,
      onTake: ({ to, headers, text }) => this.mailed(to[0]!, headers["Message-ID"]!, text),
    });
    this.receiver = await startReceiver((post) => this.answers.told(post));
    this.app = await startApp(this.env(), { command });
    this.hook = await makeHook(this.app, { delay: null });
    this.pausable = await makeHook(this.app, { delay: null });
    this.receiver.secret = await this.postAnswers(this.hook);
    this.clients = new Clients(this.ledger, this.app.url);
    this.answers = new Answers(this.clients);
    this.answers.begin();
    const pages = ["/healthz", "/readyz", "/api/v1/automations?limit=1", "/sign-in", "/s/unknown"];
    this.clients.begin(this.hook, pages, adminToken);
  }

  /** Starts the process anew and does not wait: it must come up by itself whatever is away. */
  async spawn(): Promise<void> {
    this.app = await spawnApp(this.env(), { command });
  }

  async kill(name: "SIGKILL" | "SIGTERM"): Promise<number | string> {
    this.app.child.kill(name);
    return await this.app.ended;
  }

  /** Kills the process that takes the connections; the app starts another. */
  killFront(): void {
    process.kill(frontOf(this.app), "SIGKILL");
  }

  /** From now on mail goes another way. Everything must have been sent. */
  async sendBy(way: MailWay): Promise<void> {
    this.way = way;
    await this.kill("SIGTERM");
    await this.spawn();
    await this.recovered(Date.now());
  }

  /** Milliseconds by which the app's clock is ahead. */
  setClock(ahead: number): void {
    writeFileSync(this.clockFile, String(ahead));
  }

  /**
   * Waits until somebody posted from now on was answered and has got the mail.
   * @param since when things could have gone well again
   * @returns how long that took, in milliseconds: to the answer, and to the mail
   */
  async recovered(since: number): Promise<{ answerMs: number; mailMs: number }> {
    for (;;) {
      const taken = await this.clients.post(this.hook, 1, false);
      if (!taken) {
        if (Date.now() - since > 120_000)
          throw new Error(`No recovery in two minutes:\n${this.app.output().slice(-2000)}`);
        continue;
      }
      const answerMs = Date.now() - since;
      while (!(await this.has(taken[0]!))) {
        if (Date.now() - since > mailPatienceMs)
          throw new Error(
            `No mail in five minutes:\n${this.app.output().slice(-2000)}\n${await this.engine()}`,
          );
        await sleep(25);
      }
      return { answerMs, mailMs: Date.now() - since };
    }
  }

  /** Waits until everybody who was promised a mail has it, or the time is over. */
  async drained(patienceMs: number): Promise<boolean> {
    const until = Date.now() + patienceMs;
    this.clients.quiet = true;
    try {
      while (Date.now() < until) {
        await this.readCaptured();
        if (this.ledger.waiting().length === 0 && this.answers.waiting().length === 0) return true;
        await sleep(200);
      }
      return false;
    } finally {
      this.clients.quiet = false;
    }
  }

  async end(): Promise<void> {
    await this.answers?.stop();
    await this.clients?.stop();
    if (this.app) await this.kill("SIGTERM");
    await this.smtp?.close();
    await this.resend?.close();
    await this.receiver?.close();
    await this.database.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What waits and who is connected, for whoever must find out why nothing goes. */
  private async engine(): Promise<string> {
    const sql = this.database.db.$client;
    const rows = await Promise.all([
      sql`select status, count(*), min(due_at), count(distinct batch_id) as batches from invitations group by 1`,
      sql`select application_name, state, wait_event, left(query, 80) as query, state_change from pg_stat_activity where datname = current_database()`,
      sql`select now(), swept_at from engine_state`,
    ]);
    return rows.map((each) => each.map((row) => JSON.stringify(row)).join("\n")).join("\n\n");
  }

  /** Has a hook's answers posted to the receiver. @returns what they are signed with */
  private async postAnswers(hook: MadeHook): Promise<string> {
    const one = (await (await this.app.api(`/automations/${hook.id}`)).json()) as { surveyId: string };
    const made = await this.app.api("/automations", {
      name: "Answers",
      type: "outgoing_webhook",
      surveyId: one.surveyId,
      url: this.receiver.url,
      events: ["response.completed"],
      autoDisableAfter: null,
      enabled: true,
    });
    if (made.status !== 201) throw new Error(`The outgoing webhook: ${made.status} ${await made.text()}`);
    return ((await made.json()) as { signingSecret: string }).signingSecret;
  }

  private mailed(to: string, messageId: string, mail: string): void {
    this.ledger.arrived(to, messageId);
    this.answers.invited(to, mail);
  }

  private abandon(): void {
    if (this.app && this.app.child.exitCode === null) this.app.child.kill("SIGKILL");
    this.database.killAll();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async has(email: string): Promise<boolean> {
    await this.readCaptured();
    return this.ledger.has(email);
  }

  private capturedSeen = new Set<string>();

  /** Captured mails lie in the database: each is new once. */
  private async readCaptured(): Promise<void> {
    if (this.way !== "captured") return;
    const rows = await this.database.db.$client<{ id: string; to: string; message: string; text: string }[]>`
      select id, "to", headers ->> 'Message-ID' as message, text from captured_mails`.catch(() => []);
    for (const { id, to, message, text } of rows) {
      if (this.capturedSeen.has(id)) continue;
      this.capturedSeen.add(id);
      this.mailed(to, message, text);
    }
  }

  private env(): Record<string, string> {
    const mail = {
      smtp: { SMTP_URL: this.smtp.url },
      resend: { RESEND_API_KEY: "re_test", RESEND_BASE_URL: this.resend.url },
      captured: {},
    };
    return {
      NODE_ENV: "production",
      PORT: String(this.port),
      DATA_DIR: this.folder,
      DATABASE_URL: this.database.url,
      AUTH_SECRET: secret,
      ADMIN_EMAIL: "faults@example.com",
      ADMIN_PASSWORD: secret,
      // Three failures in a row are two hours of waiting: they pass within the time of the short form.
      RETRY_SCALE: "0.02",
      LOG_LEVEL: "warn",
      NODE_OPTIONS: nodeOptions,
      FAULTS_CLOCK: this.clockFile,
      ALLOWED_PRIVATE_TARGETS: "127.0.0.1/32",
      ...mail[this.way],
    };
  }
}

const mailPatienceMs = Number(process.env.FAULTS_PATIENCE ?? 300_000);
const secret = randomBytes(24).toString("hex");
