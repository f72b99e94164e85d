import { readFileSync } from "node:fs";

/**
 * Loaded first in each process of the app, hence without types: its clock is the machine's, plus as many milliseconds as
 * the file named in FAULTS_CLOCK says at the moment. A jump is a jump for everything in the process; PostgreSQL's clock stays right.
 */
const file = String(process.env.FAULTS_CLOCK);
const Machine = Date;
const now = Machine.now.bind(Machine);
let ahead = 0;

const look = () => {
  ahead = Number(readFileSync(file, "utf8")) || 0;
};
look();
setInterval(look, 100).unref();

globalThis.Date = new Proxy(Machine, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length > 0 ? given : [now() + ahead], asked),
  apply: (target) => new target(now() + ahead).toString(),
  get: (target, key) => (key === "now" ? () => now() + ahead : Reflect.get(target, key)),
});
