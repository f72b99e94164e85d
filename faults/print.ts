import type { Findings } from "./run";

/** What must hold, in words. */
export const goals: [string, (found: Findings) => boolean][] = [
  ["loses nothing that was acknowledged", ({ lost }) => lost === 0],
  ["sends to nobody twice under another Message-ID", ({ repeatedOther }) => repeatedOther === 0],
  ["tells the receiver of every answer that it took", ({ untold }) => untold === 0],
  ["tells of no answer under another id, body or secret", ({ toldOtherwise }) => toldOtherwise === 0],
  ["leaves nothing waiting for over five minutes", ({ stuck }) => stuck === 0],
  ["answers every request within five seconds", ({ longestMs }) => longestMs <= 5000],
  [
    "answers again within 20 seconds of every fault",
    ({ recoveries }) => recoveries.every(({ answerMs }) => answerMs <= 20_000),
  ],
  ["counts what a recount of the rows counts", ({ miscounted }) => miscounted === 0],
  ["gives no answer but those that are documented", ({ unexpected }) => unexpected.length === 0],
];

/** Prints the table; returns whether all goals were met. */
export function printFindings(found: Findings): boolean {
  const row = (name: string, value: string | number) => console.log(`| ${name} | ${value} |`);
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  console.log("");
  row("what", "how many");
  row("---", "---");
  row("faults", found.faults);
  row("requests", `${found.requests}, of them ${found.unavailable} answered 503`);
  row("respondents acknowledged", found.acknowledged);
  row("sent once", found.sentOnce);
  row("repeated, same Message-ID", found.repeatedSame);
  row("repeated, another Message-ID", found.repeatedOther);
  row("lost", found.lost);
  row("stuck over 5 minutes", found.stuck);
  row("answers taken", found.answered);
  row("told to the receiver once", found.toldOnce);
  row("told again, same webhook-id and body", found.toldAgain);
  row("told otherwise", found.toldOtherwise);
  row("answers untold", found.untold);
  row("longest from acknowledged to mail", seconds(found.longestWaitMs));
  row("longest request", `${seconds(found.longestMs)} (${found.longest})`);
  row("pages broken off with 500 in the moment of a fault", found.brokenPages);
  row("figures counted wrongly", found.miscounted);
  row("unexpected answers", found.unexpected.length);
  row("the run took", `${found.seconds} s`);
  console.log("");
  console.log("| fault | times | longest until answered again | longest until mail goes again |");
  console.log("| --- | --- | --- | --- |");
  for (const { name, times, answerMs, mailMs } of found.recoveries)
    console.log(`| ${name} | ${times} | ${seconds(answerMs)} | ${seconds(mailMs)} |`);
  console.log("");
  for (const [line, count] of countsOf(found.unexpected)) console.log(`unexpected: ${line} (${count} times)`);
  for (const [goal, met] of goals) console.log(`${met(found) ? "met   " : "MISSED"} ${goal}`);
  return goals.every(([, met]) => met(found));
}

function countsOf(lines: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
