import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// An odd zone, so that a test that leans on the machine's zone fails everywhere.
process.env.TZ = "Asia/Kathmandu";

const exclude = [...configDefaults.exclude, ".next*/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: fileURLToPath(new URL("./", import.meta.url)) }] },
  test: {
    env: { TZ: "Asia/Kathmandu" },
    // What is waited for comes at once, but for a machine that is busy.
    expect: { poll: { timeout: 20_000, interval: 20 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          testTimeout: 30_000,
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...exclude, "**/*.db.test.ts", "**/*.process.test.ts", "**/*.faults.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          env: { TZ: "Asia/Kathmandu", AUTH_SECRET: "a secret for tests of at least 32 characters" },
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: ["db/testing-cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "process",
          include: ["**/*.process.test.ts"],
          exclude,
          globalSetup: ["server/build/testing-build.ts"],
          testTimeout: 120_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["**/*.faults.test.ts"],
          exclude,
          globalSetup: ["server/build/testing-build.ts"],
        },
      },
    ],
  },
});
