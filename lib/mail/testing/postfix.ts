import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = "/usr/sbin/postfix";

/** Postfix can only be started by root. */
export const postfixInstalled = existsSync(program) && process.getuid?.() === 0;

/** A real Postfix on loopback, with a configuration and a queue of its own; what it takes is thrown away. */
export type Postfix = { port: number; stop(): void };

/**
 * Starts it.
 * @param settings main.cf beside what every test needs
 * @param options.tls offers STARTTLS with a certificate that nobody has signed
 */
export async function startPostfix(
  settings: Record<string, string>,
  { tls = false }: { tls?: boolean } = {},
): Promise<Postfix> {
  const root = mkdtempSync(join(tmpdir(), "surveyhook-postfix-"));
  const at = (name: string) => join(root, name);
  chmodSync(root, 0o755);
  for (const name of ["etc", "spool", "data"]) mkdirSync(at(name));
  const id = (flag: string) => Number(execFileSync("id", [flag, "postfix"], { encoding: "utf8" }));
  chownSync(at("data"), id("-u"), id("-g"));
  if (tls) {
    const subject = ["-subj", "/CN=localhost", "-days", "2"];
    const files = ["-keyout", at("key.pem"), "-out", at("cert.pem")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...files], {
      stdio: "ignore",
    });
  }
  const port = await freePort();
  const main = {
    ...{ compatibility_level: "3.6", myhostname: "mail.example.com", inet_interfaces: "127.0.0.1" },
    ...{ queue_directory: at("spool"), data_directory: at("data"), maillog_file_prefixes: root },
    ...{ maillog_file: at("log"), mydestination: "", local_recipient_maps: "", alias_maps: "" },
    ...{ mynetworks: "127.0.0.0/8", default_transport: "discard", relay_transport: "discard" },
    ...{ smtpd_peername_lookup: "no", smtputf8_enable: "no", smtpd_error_sleep_time: "0" },
    ...(tls
      ? {
          smtpd_tls_security_level: "may",
          smtpd_tls_cert_file: at("cert.pem"),
          smtpd_tls_key_file: at("key.pem"),
        }
      : {}),
    ...settings,
  };
  const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(at("etc/main.cf"), `${lines.join("\n")}\n`);
  writeFileSync(at("etc/master.cf"), master(port));
  const run = (command: string) =>
    execFileSync(program, ["-c", at("etc"), command], { stdio: "ignore", timeout: 30_000 });
  run("start");
  return {
    port,
    stop: () => {
      run("stop");
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function master(port: number): string {
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    ...["cleanup", "bounce", "trivial-rewrite", "showq", "error", "discard"].map((name) => {
      const service = { "trivial-rewrite": "rewrite" }[name] ?? name;
      return `${service} unix ${["showq", "cleanup"].includes(name) ? "n" : "-"} - n - ${name === "cleanup" ? "0" : "-"} ${name}`;
    }),
    "qmgr unix n - n 300 1 qmgr",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "anvil unix - - n - 1 anvil",
    "proxymap unix - - n - - proxymap",
    "retry unix - - n - - error",
    "postlog unix-dgram n - n - 1 postlogd",
  ];
  return `${services.join("\n")}\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
