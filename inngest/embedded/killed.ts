/** A process for the recovery tests: drives `survivor` until its second step, says so, and hangs to be killed. */
import { startEngine } from "./engine";
import { survivor } from "./survivor";

const hang = () =>
  new Promise<void>(() => {
    process.stdout.write("hanging\n");
  });

await startEngine({ databaseUrl: process.env.DATABASE_URL!, functions: [survivor(hang)] });
