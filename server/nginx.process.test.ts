import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { afterAll, afterEach, expect, test } from "vitest";
import playwright from "@/playwright.config";
import { root } from "./command";
import { freePort } from "./port";
import { type App, startApp } from "./testing";

const nginx = "/usr/sbin/nginx";
const { launchOptions } = playwright.use!;
const folder = mkdtempSync(join(tmpdir(), "surveyhook-nginx-"));
const closers: (() => unknown)[] = [];
const account = { ADMIN_EMAIL: "owner@example.com", ADMIN_PASSWORD: "four words in a row" };

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the documentation says of nginx, for another name, port and certificate. */
function documented(port: number, appPort: number, over: (text: string) => string = (text) => text): string {
  const [, server = ""] = /```nginx\n([^`]+)```/.exec(
    readFileSync(join(root, "docs/self-hosting.md"), "utf8"),
  )!;
  const text = server
    .replace("listen 443", `listen 127.0.0.1:${port}`)
    .replaceAll("surveys.example.com", "localhost")
    .replace("127.0.0.1:3000", `127.0.0.1:${appPort}`)
    .replace(/ssl_certificate .+;/, `ssl_certificate ${folder}/cert.pem;`)
    .replace(/ssl_certificate_key .+;/, `ssl_certificate_key ${folder}/key.pem;`);
  return `daemon off;\nuser root;\npid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp { access_log off;\n${over(text)}}\n`;
}

const plain = (text: string) => text.replace(" ssl;", ";").replaceAll(/ *ssl_certificate.+;\n/g, "");
/** As many are configured: nginx's own idea of the host has no port. */
const withoutPort = (text: string) => plain(text).replace("$http_host", "$host");
const another = (text: string) => plain(text).replace("$http_host", "app.internal");

async function behind(scheme: string, over?: (text: string) => string): Promise<string> {
  const [port, appPort] = [await freePort("127.0.0.1", 0), await freePort("127.0.0.1", 0)];
  const config = join(folder, "nginx.conf");
  writeFileSync(config, documented(port, appPort, over));
  execFileSync(nginx, ["-t", "-c", config], { stdio: "pipe" });
  const proxy: ChildProcess = spawn(nginx, ["-c", config], { stdio: "ignore" });
  closers.push(async () => {
    const ended = once(proxy, "exit");
    proxy.kill("SIGTERM");
    await ended;
  });
  const APP_URL = `${scheme}://localhost:${port}`;
  const DATA_DIR = join(folder, String(port));
  const app: App = await startApp({ ...account, APP_URL, DATA_DIR, PORT: String(appPort), TRUST_PROXY: "1" });
  closers.push(async () => {
    app.child.kill("SIGTERM");
    await app.ended;
  });
  return APP_URL;
}

if (!existsSync(nginx)) test("LEFT OUT: there is no nginx on this machine", () => {});
else
  test.each<[string, string, ((text: string) => string)?]>([
    ["as documented, with TLS", "https"],
    ["as documented, without TLS", "http", plain],
    ["that leaves the port out of Host", "http", withoutPort],
    ["that sends a Host of its own", "http", another],
  ])(
    "behind an nginx %s, on a port of its own, one signs in and creates an automation",
    async (_, scheme, over) => {
      execFileSync(
        "openssl",
        [
          ..."req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split(" "),
          ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")],
        ],
        { stdio: "ignore" },
      );
      const url = await behind(scheme, over);
      const browser: Browser = await chromium.launch(launchOptions);
      closers.push(() => browser.close());
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      await page.goto(`${url}/automations`);
      await page.getByLabel("Email").fill(account.ADMIN_EMAIL);
      await page.getByLabel("Password", { exact: true }).fill(account.ADMIN_PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(`${url}/automations`);
      await page
        .getByRole("button", { name: /Create automation/ })
        .first()
        .click();
      await page.waitForURL(/\/automations\/aut_\w+\/setup\/type$/);
      expect(page.url().startsWith(url)).toBe(true);
    },
  );
