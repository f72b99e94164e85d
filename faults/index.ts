import { printFindings } from "./print";
import { long, runFaults, short } from "./run";

/**
 * `npm run faults`: the short form. `-- --long`: 200 faults and 20,000 respondents. `-- --only WORDS`: the kinds of
 * fault whose name has the words, once each, or `--times N`.
 */
const form = process.argv.includes("--long") ? long : short;
const at = process.argv.indexOf("--only");
const words = at > 0 ? process.argv[at + 1] : undefined;
const only = words ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i") : undefined;
process.once("SIGTERM", () => process.exit(143)).once("SIGINT", () => process.exit(130));
const laps = process.argv.indexOf("--times");
const times = laps > 0 ? Number(process.argv[laps + 1]) : 1;
if ((at > 0 && !words) || !(times >= 1)) {
  console.error("Usage: npm run faults -- [--long] [--only WORDS] [--times N]");
  process.exit(1);
}
const findings = await runFaults(form, { only, times }, (line) => console.log(line));
process.exit(printFindings(findings) ? 0 : 1);
