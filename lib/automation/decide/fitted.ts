import type { Mapping } from "@/db/schema";
import type { Fit } from "./fit";
import { respondentTargets } from "./targets";

/** The respondent that fits make, as far as they fit: what is not there or does not fit is null. */
export type Fitted = {
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  variables: Record<string, string>;
};

/** Puts fitting values where the mapping says. Pure. @param fits by the name of the field */
export function fittedRespondent(mapping: Mapping, fits: Readonly<Record<string, { fit: Fit }>>): Fitted {
  const respondent: Fitted = { email: null, firstName: null, lastName: null, language: null, variables: {} };
  const variables: [string, string][] = [];
  for (const [field, target] of Object.entries(mapping)) {
    const fit = Object.hasOwn(fits, field) ? fits[field]!.fit : undefined;
    if (!target || fit?.state !== "fits") continue;
    const own = respondentTargets.find((each) => each === target);
    if (own) respondent[own] = fit.text;
    else variables.push([target, fit.text]);
  }
  return { ...respondent, variables: Object.fromEntries(variables) };
}
