import { afterAll, describe, expect, test } from "vitest";
import { causeOf, checkServer } from "./check-server";
import { connect } from "./index";
import { migrate } from "./migrate";
import { startTestServer } from "./testing-server";

const server = await startTestServer();
afterAll(() => server.stop());

const admin = connect(server.superuserUrl, 1);
afterAll(() => admin.$client.end());
for (const role of ["tls_only", "bare_only", "fewest"])
  await admin.$client.unsafe(`create role ${role} login password 'p#@/:?%&=x'`);
await admin.$client.unsafe("create database fewest");

const urlOf = (role: string, how: string, host = "127.0.0.1") =>
  `postgres://${role}:p#@/:?%&=x@${host}:${server.port}/postgres?${how}`;

/** Whether the connection is encrypted, or why there is none. */
async function seen(url: string): Promise<unknown> {
  const db = connect(url, 1);
  try {
    const [row] = await db.$client.unsafe("select ssl from pg_stat_ssl where pid = pg_backend_pid()");
    return row!.ssl;
  } catch (error) {
    return causeOf(error);
  } finally {
    await db.$client.end({ timeout: 1 });
  }
}

describe("a server with a certificate that nobody signed", () => {
  test.each([
    ["", true],
    ["sslmode=disable", false],
    ["sslmode=allow", true],
    ["sslmode=prefer", true],
    ["sslmode=require", true],
    ["sslmode=require&channel_binding=require", true],
    [`sslmode=require&sslrootcert=${server.certificate}`, true],
    [`sslmode=verify-ca&sslrootcert=${server.certificate}`, true],
    ["pgbouncer=true&connection_limit=3&schema=public&sslmode=require", true],
  ])("is taken with %j", async (how, encrypted) => {
    expect(await seen(urlOf("fewest", how))).toBe(encrypted);
  });

  test("is verified where that was asked for, and so is its name", async () => {
    const ca = `sslrootcert=${server.certificate}`;
    expect(await seen(urlOf("fewest", `sslmode=verify-full&${ca}`, "localhost"))).toBe(true);
    for (const how of ["sslmode=verify-ca", "sslmode=verify-full", "sslrootcert=system"])
      expect(await seen(urlOf("fewest", how))).toMatch(/self-signed certificate/);
    expect(await seen(urlOf("fewest", `sslmode=verify-full&${ca}`))).toMatch(
      /does not match certificate's altnames/,
    );
    expect(await seen(urlOf("fewest", "sslmode=verify-ca&sslrootcert=/nowhere.pem"))).toBe(
      "sslrootcert /nowhere.pem cannot be read (ENOENT)",
    );
  });

  test("lets in whom it lets in with TLS alone", async () => {
    expect(await seen(urlOf("tls_only", ""))).toBe(true);
    expect(await seen(urlOf("tls_only", "sslmode=disable"))).toMatch(/pg_hba\.conf/);
  });

  test("is found behind one that is away", async () => {
    const url = urlOf("fewest", "").replace("127.0.0.1:", "127.0.0.1:1,127.0.0.1:");
    expect(await seen(url)).toBe(true);
  });

  test("gets name and settings as they are given", async () => {
    const db = connect(urlOf("fewest", "application_name=ours&options=-c%20statement_timeout%3D7s"), 1);
    const [row] = await db.$client`
      select current_setting('application_name') as name, current_setting('statement_timeout') as timeout`;
    expect(row).toEqual({ name: "ours", timeout: "7s" });
    await db.$client.end();
  });
});

describe("what is wrong with a database", () => {
  const fault = async (url: string) => {
    const db = connect(url, 2);
    try {
      return await checkServer(db).then(
        () => "none",
        (error: Error) => error.message,
      );
    } finally {
      await db.$client.end({ timeout: 1 });
    }
  };

  test.each([
    [
      "a wrong password",
      () => urlOf("fewest", "").replace("=x@", "@"),
      /password authentication failed for user "fewest"\)$/,
    ],
    [
      "no such database",
      () => urlOf("fewest", "").replace("/postgres?", "/nowhere?"),
      /database "nowhere" does not exist\)$/,
    ],
    ["nobody there", () => "postgres://u:secret@127.0.0.1:1/d", /ECONNREFUSED 127\.0\.0\.1:1\)$/],
    ["no such host", () => "postgres://u:secret@no.invalid/d", /(ENOTFOUND|EAI_AGAIN) no\.invalid\)$/],
    ["no such socket", () => "postgres://u:secret@/d?host=/nowhere", /ENOENT \/nowhere\/\.s\.PGSQL\.5432\)$/],
  ])("%s is said in one line", async (_, url, words) => {
    const message = await fault(url());
    expect(message).toMatch(/^DATABASE_URL: the database cannot be used \([^\n]+$/);
    expect(message).toMatch(words);
    expect(message).not.toMatch(/secret|p#/);
  });

  test("a right that the role lacks is named, until it has the fewest that will do", async () => {
    const url = urlOf("fewest", "").replace("/postgres?", "/fewest?");
    const owner = connect(server.superuserUrl.replace(/postgres$/, "fewest"), 1);
    expect(await fault(url)).toMatch(
      /lacks the right CREATE on the database; grant create on database fewest to fewest$/,
    );
    await owner.$client.unsafe("grant create on database fewest to fewest");
    expect(await fault(url)).toMatch(/grant usage, create on schema public to fewest$/);
    await owner.$client.unsafe("grant usage, create on schema public to fewest");
    expect(await fault(url)).toBe("none");
    const db = connect(url, 2);
    await migrate(db);
    await migrate(db);
    await db.$client.end();
    await owner.$client.unsafe("alter role fewest set synchronous_commit = off");
    expect(await fault(url)).toMatch(/alter role fewest set synchronous_commit = on/);
    await owner.$client.unsafe("alter role fewest reset synchronous_commit");
    await owner.$client.unsafe("alter role fewest set default_transaction_read_only = on");
    expect(await fault(url)).toMatch(/transactions are read only/);
    await owner.$client.end();
  });
});
