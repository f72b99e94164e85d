import { existsSync } from "node:fs";

type Run = (command: string, args: string[], env?: Record<string, string>) => boolean;

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Real servers that some tests start and stop themselves, on loopback and with a configuration of their own; and a language that samples are in. */
const servers = {
  postfix: "/usr/sbin/postfix",
  nginx: "/usr/sbin/nginx",
  pgbouncer: "/usr/sbin/pgbouncer",
  spamassassin: "/usr/bin/spamassassin",
  "php-cli": "/usr/bin/php",
  "php-curl": "/usr/share/doc/php-curl",
};

/**
 * Finds what the tests run against: a Chromium, and real servers. On Debian as root it installs what is missing.
 * @returns false where there is no Chromium; a server that is missing is named, and its tests say that they are left out
 */
export function installTestMachine(run: Run): boolean {
  const missing = Object.entries(servers).flatMap(([name, path]) => (existsSync(path) ? [] : [name]));
  const browser = Boolean(process.env.CHROMIUM) || chromium.some((path) => existsSync(path));
  const wanted = browser ? missing : ["chromium", ...missing];
  if (wanted.length === 0) return true;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const quietly = { DEBIAN_FRONTEND: "noninteractive" };
    return run("apt-get", ["update", "-qq"]) && run("apt-get", ["install", "-y", "-qq", ...wanted], quietly);
  }
  if (missing.length > 0) console.log(`Not installed, so their tests are left out: ${missing.join(", ")}.`);
  if (!browser) console.log("There is no Chromium: install it, or name it in CHROMIUM.");
  return browser;
}
