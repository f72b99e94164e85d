import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { connect } from "@/db";
import { folderOf, urlOf } from "@/db/postgres/folder";
import { makeReset } from "@/lib/auth/links";
import { fillDemo } from "@/scripts/demo/fill";
import type { Command } from "@/server/command";
import { startApp } from "../run/process";
import { signIn } from "../run/sign-in";
import { memberPages, openPages, type PageKind } from "./pages";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const goal = { script: 170, blocked: 300 };
const slower = 4;
const loads = 3;

type Weight = { page: number; script: number; blocked: number };

/**
 * What each page with script costs on its first load: its own bytes and those of all script it asks for, compressed as
 * they came, until nothing more comes; and for how long it keeps a processor four times slower from answering, which is
 * what each task takes beyond 50 ms. The least of three loads counts: what else the machine does is not the page's doing.
 */
export async function benchPages(options: {
  folder: string;
  /** Where mail goes: some pages are there only where it leaves the app. */
  smtpUrl: string;
  opened: Command["opened"];
  only?: string;
}): Promise<void> {
  const { folder, smtpUrl, opened, only = "" } = options;
  const app = await startApp({ DATA_DIR: folder, SMTP_URL: smtpUrl, LOG_LEVEL: "warn" });
  opened(() => app.stop());
  const db = connect(urlOf(folderOf(folder), "surveyhook"), 2);
  opened(() => db.$client.end({ timeout: 1 }));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? browsers.find((path) => existsSync(path)),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
  });
  opened(() => browser.close());
  console.log(`${"pages    first load, compressed".padEnd(48)}   page   script   blocked at 4x`);
  const measure = async (pages: PageKind[], cookie?: string) => {
    for (const page of pages.filter(({ route }) => route.includes(only)))
      print(page, await weigh(browser, app.url, page.path, cookie));
  };
  await measure([{ route: "/first-run", path: "/first-run" }]);
  const where = { address: app.url, appUrl: app.url, from: "bench@example.com", sendsForReal: false };
  const { email, password } = await fillDemo(db, where, new Date());
  const reset = await makeReset(db, email, new Date());
  await measure(openPages(`/reset/${reset!.token}`));
  await measure(await memberPages(db), await signIn(app.url, { email, password }));
  await app.stop();
}

async function weigh(browser: Browser, url: string, path: string, cookie = ""): Promise<Weight> {
  let least: Weight | undefined;
  for (let load = 0; load < loads; load++) {
    const context = await browser.newContext();
    const cookies = cookie.split("; ").map((each) => each.split(/=(.*)/s));
    if (cookie) await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url })));
    const weight = await loadOnce(context, `${url}${path}`);
    await context.close();
    least = { ...weight, blocked: Math.min(weight.blocked, least?.blocked ?? Number.POSITIVE_INFINITY) };
  }
  return least!;
}

async function loadOnce(context: BrowserContext, address: string): Promise<Weight> {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const types = new Map<string, string>();
  const bytes = { Document: 0, Script: 0 };
  cdp.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    if (type === "Document" || type === "Script") bytes[type] += encodedDataLength;
  });
  await page.addInitScript(() => {
    const window = globalThis as typeof globalThis & { blocked: number };
    window.blocked = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.blocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
  });
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  if (!answer?.ok() || new URL(page.url()).pathname !== new URL(address).pathname)
    throw new Error(`${address} answered ${answer?.status()} ${page.url()}`);
  const blocked = await page.evaluate(() => (globalThis as unknown as { blocked: number }).blocked);
  return { page: bytes.Document / 1000, script: bytes.Script / 1000, blocked };
}

function print({ route }: PageKind, { page, script, blocked }: Weight): void {
  const isMet = script < goal.script && blocked < goal.blocked;
  console.log(
    `${route.padEnd(48)} ${page.toFixed(0).padStart(6)} kB ${script.toFixed(0).padStart(5)} kB ${blocked.toFixed(0).padStart(10)} ms   ${isMet ? "met" : "MISSED"}`,
  );
}
