import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { freePort } from "./server/port";

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// The workers load this file too, and inherit what the first loading chose.
process.env.PORT ??= String(await freePort("127.0.0.1", 0));
process.env.DATA_DIR ??= mkdtempSync(join(tmpdir(), "surveyhook-e2e-"));
process.env.ADMIN_EMAIL ??= "admin@example.com";
process.env.ADMIN_PASSWORD ??= "correct horse battery";
process.env.ADMIN_API_TOKEN ??= "e2e-token-that-is-long-enough-for-it";
process.env.RETRY_SCALE ??= "0.01";
// Receivers of the tests listen on this machine.
process.env.ALLOWED_PRIVATE_TARGETS ??= "127.0.0.0/8";
const address = `http://127.0.0.1:${process.env.PORT}`;

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    timezoneId: "Asia/Kathmandu",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? browsers.find((path) => existsSync(path)),
      args: [
        // Chromium has no sandbox for root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "npm start",
    url: `${address}/readyz`,
    timeout: 600_000,
    stdout: "ignore",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
