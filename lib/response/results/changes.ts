import type { Question } from "@/db/schema";
import { hasScale } from "../../survey/question/type";
import { chanceBetween, type Estimate, fewest, isMoreThanChance, type Part } from "./interval";
import { estimateOf } from "./movement";
import type { QuestionResult, Share } from "./results";

/** What is other than in the period before: a scale's score, or how many took a choice. */
export type Change = { question: Question; sure: boolean } & (
  | { of: "score"; now: Estimate; before: Estimate }
  | { of: "choice"; value: string; now: Part; before: Part }
);

/**
 * What changed between two periods, for each question of which both have ten answers: scales, and the choice that
 * changed most. What is more than chance comes first.
 */
export function changesBetween(now: readonly QuestionResult[], before: readonly QuestionResult[]): Change[] {
  const changes = now.flatMap((result): Change[] => {
    const old = before.find(({ question }) => question.key === result.question.key);
    if (!old || !("shares" in result) || !("shares" in old)) return [];
    const { question } = result;
    if (hasScale(question.type)) {
      const [is, was] = [result, old].map(({ shares }) => estimateOf(question, stepsOf(shares)));
      if (!is || !was) return [];
      const sure = Math.abs(is.score - was.score) > chanceBetween(is, was);
      return [{ question, of: "score", sure, now: is, before: was }];
    }
    if (question.type !== "single" && question.type !== "multiple") return [];
    if (result.answered < fewest || old.answered < fewest) return [];
    const most = choicesOf(result, old).at(0);
    if (!most) return [];
    const sure = isMoreThanChance(most.now, most.before, result.shares.length);
    return [{ question, of: "choice", sure, ...most }];
  });
  return changes.sort((a, b) => Number(b.sure) - Number(a.sure));
}

/** The score of a question with a scale, of what was summed up; null of fewer than ten answers. */
export function estimateIn(results: readonly QuestionResult[], key: string): Estimate | null {
  const result = results.find(({ question }) => question.key === key);
  return result && "shares" in result ? estimateOf(result.question, stepsOf(result.shares)) : null;
}

/** The choices of a question, the one whose share changed most first. */
function choicesOf(
  now: { shares: readonly Share[]; answered: number },
  before: { shares: readonly Share[]; answered: number },
) {
  const part = ({ shares, answered }: typeof now, value: Share["value"]): Part => ({
    count: shares.find((share) => share.value === value)?.count ?? 0,
    of: answered,
  });
  const apart = (each: { now: Part; before: Part }) =>
    Math.abs(each.now.count / each.now.of - each.before.count / each.before.of);
  return now.shares
    .map(({ value }) => ({ value: String(value), now: part(now, value), before: part(before, value) }))
    .sort((a, b) => apart(b) - apart(a));
}

function stepsOf(shares: readonly Share[]) {
  return shares.map(({ value, count }) => ({ value: Number(value), count }));
}
