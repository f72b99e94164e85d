"use client";
import { useMemo, useState } from "react";
import type { Variable } from "@/lib/automation/model";

/** The survey's background variables with those that were made in this step, which the page does not know of yet. */
export function useMadeVariables(stored: readonly Variable[]): {
  variables: Variable[];
  addMade: (variable: Variable) => void;
} {
  const [made, setMade] = useState<Variable[]>([]);
  const variables = useMemo(() => {
    const known = new Set(stored.map(({ name }) => name));
    return [...stored, ...made.filter(({ name }) => !known.has(name))];
  }, [stored, made]);
  return { variables, addMade: (variable) => setMade((present) => [...present, variable]) };
}
