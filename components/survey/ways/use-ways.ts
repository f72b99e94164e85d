"use client";
import { useDeferredValue, useMemo } from "react";
import { useLate } from "@/components/form/use-late";
import type { Ways } from "@/lib/response/ways";
import type { Question, Variable } from "@/lib/survey/queries";
import { inAskedOrder } from "@/lib/survey/question/asked";

const loadWays = () => import("@/lib/response/ways");

/** The ways through a survey as it stands in its editor, and the order asked; nothing where no question hangs on another. */
export type FoundWays = { found: Ways; order: readonly { key: string; number: number }[] };

/** Walks the ways through a survey as it is written, while nothing else waits. */
export function useWays(
  questions: readonly Question[],
  variables: readonly Variable[],
  languages: readonly string[],
): FoundWays | undefined {
  const walker = useLate(
    loadWays,
    questions.some(({ showIf }) => showIf),
  );
  // What a way hangs on, without words: they change with every key that is pressed.
  const text = JSON.stringify(questions.map(({ title: _, labels: __, ...rest }) => ({ ...rest, title: {} })));
  const settled = useDeferredValue(text);
  return useMemo(() => {
    if (!walker) return undefined;
    const asked = JSON.parse(settled) as Question[];
    if (!asked.some(({ showIf }) => showIf)) return undefined;
    const numbered = asked.map((question, i) => ({ ...question, number: i + 1 }));
    const order = inAskedOrder(numbered).map(({ key, number }) => ({ key, number }));
    return { found: walker.waysThrough({ questions: asked, variables }, languages), order };
  }, [walker, settled, variables, languages]);
}
