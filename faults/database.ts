import { readdirSync, readFileSync } from "node:fs";
import { connect, type Db } from "@/db";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded";
import { folderOf } from "@/db/postgres/folder";
import { findPostmaster } from "@/db/postgres/postmaster";

/** A PostgreSQL of our own, for the app one on a server of its own: it can die, hang, and come back. */
export class TestedDatabase {
  private server!: EmbeddedPostgres;
  url = "";
  db!: Db;

  constructor(private readonly folder: string) {}

  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres(this.folder);
    this.url = this.server.url;
    this.db = connect(this.url, 2);
  }

  /** As `pg_ctl stop -m immediate`: nothing is written, no goodbye; the next start recovers from the log. */
  async die(): Promise<void> {
    const { pid } = this.postmaster();
    process.kill(pid, "SIGQUIT");
    await this.stop();
  }

  /** Kills one process of the server with -9: it throws out everybody and recovers by itself. */
  killBackend(): void {
    const backend = this.processes().find((pid) =>
      /postgres: surveyhook .*(idle|INSERT|UPDATE|SELECT)/.test(titleOf(pid)),
    );
    if (backend) process.kill(backend, "SIGKILL");
  }

  /** Stops every process of the server in its tracks; connections stay open and silent. */
  freeze(): () => void {
    const frozen = [this.postmaster().pid, ...this.processes()];
    for (const pid of frozen) signal(pid, "SIGSTOP");
    return () => {
      for (const pid of frozen) signal(pid, "SIGCONT");
    };
  }

  /** For an end in haste. */
  killAll(): void {
    const server = findPostmaster(folderOf(this.folder).cluster);
    if (server) signal(server.pid, "SIGQUIT");
  }

  async stop(): Promise<void> {
    await Promise.all([this.db.$client.end({ timeout: 1 }).catch(() => {}), this.server.stop()]);
  }

  private postmaster(): { pid: number } {
    return findPostmaster(folderOf(this.folder).cluster)!;
  }

  private processes(): number[] {
    const parent = this.postmaster().pid;
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => parentOf(pid) === parent);
  }
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")[1]);
  } catch {
    return 0;
  }
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}

function signal(pid: number, name: "SIGSTOP" | "SIGCONT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself meanwhile.
  }
}
