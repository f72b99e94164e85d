import type { Mapped, Mapping } from "@/db/schema";
import type { Judgement } from "./judge";
import { respondentTargets } from "./target";

/** The respondent that texts make, each with the name of what it fills; what nothing fills is null. */
export function respondentOf(fits: Iterable<readonly [string, string]>): Mapped {
  const respondent: Mapped = { email: null, firstName: null, lastName: null, language: null, variables: {} };
  const variables: (readonly [string, string])[] = [];
  for (const [target, text] of fits) {
    const own = respondentTargets.find((each) => each === target);
    if (own) respondent[own] = text;
    else variables.push([target, text]);
  }
  // Not by assignment: a variable may be called __proto__.
  return { ...respondent, variables: Object.fromEntries(variables) };
}

/** Puts what fits where the mapping says, as far as it fits. Pure. @param fits by the name of the field */
export function fittedRespondent(
  mapping: Mapping,
  fits: Readonly<Record<string, { fit: Judgement }>>,
): Mapped {
  return respondentOf(
    Object.entries(mapping).flatMap(([field, target]) => {
      const fit = Object.hasOwn(fits, field) ? fits[field]!.fit : undefined;
      return target && fit?.state === "fits" ? [[target, fit.text] as const] : [];
    }),
  );
}
