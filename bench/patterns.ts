import { load } from "./run/load";
import { respondent, type Target } from "./run/set-up";

const limits = { answerMs: 200, neighbourMs: 300 };

/** The dearest regular expression that is taken, on 400 texts of 2,000 characters, and how a neighbour fares meanwhile. */
export async function benchPatterns(judged: Target, neighbour: Target): Promise<void> {
  const body = JSON.stringify(Array.from({ length: 400 }, (_, n) => ({ ...respondent(), Note: textOf(n) })));
  const times: number[] = [];
  const post = async () => {
    const began = performance.now();
    const headers = { authorization: `Bearer ${judged.key}`, "content-type": "application/json" };
    const answer = await fetch(`${judged.url}?dryRun=1`, { method: "POST", headers, body });
    await answer.text();
    times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`The dearest pattern was answered ${answer.status}.`);
  };
  const ask = (seconds: number) =>
    load(neighbour.url, {
      connections: 1,
      seconds,
      next: () => JSON.stringify(respondent()),
      headers: { authorization: `Bearer ${neighbour.key}` },
    });
  for (let n = 0; n < 10; n++) await post();
  const alone = Math.min(...times);
  const quiet = await ask(3);
  const asking = ask(6);
  for (const ends = performance.now() + 6000; performance.now() < ends; ) await post();
  const beside = await asking;
  const met = alone < limits.answerMs && beside.p99 < limits.neighbourMs && beside.failed === 0;
  console.log(
    `patterns the dearest that is taken, 400 texts of 2,000 characters: ${alone.toFixed(0)} ms (goal ${limits.answerMs}); a neighbour's hook p99 ${quiet.p99.toFixed(0)} ms alone, ${beside.p99.toFixed(0)} ms beside (goal ${limits.neighbourMs}): ${met ? "met" : "MISSED"}`,
  );
}

/** Letters without an end in sight: every one of them may be where a match begins. */
function textOf(n: number): string {
  return Array.from({ length: 2000 }, (_, i) => String.fromCharCode(97 + ((i * 7919 + n * 31) % 26))).join(
    "",
  );
}
