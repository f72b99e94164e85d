import { toNestErrors } from "@hookform/resolvers";
import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { fieldErrorsOf } from "@/lib/input/field-errors";

/** Loads a schema when something is first checked by it: a page can be seen without what checks it. */
export type LoadSchema<Input, Output> = () => Promise<z.ZodType<Output, Input>>;

/** The check of a form by the schema of the action that takes it: each fault has the code that the server would answer. */
export function checkedBy<Input extends FieldValues, Output>(
  load: LoadSchema<Input, Output>,
): Resolver<Input, unknown, Output> {
  return async (values, _context, options) => {
    const parsed = await (await load()).safeParseAsync(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const faults = fieldErrorsOf(parsed.error.issues).map(({ field, code, message }) => [
      dotted(field),
      { type: code, message },
    ]);
    return { values: {}, errors: toNestErrors(Object.fromEntries(faults) as FieldErrors<Input>, options) };
  };
}

/** A field as the server names it, `questions[0].title`, as a form does. */
export function dotted(field: string): string {
  return field.replace(/\[(\d+)\]/g, ".$1");
}
