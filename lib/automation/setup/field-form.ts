import { z } from "zod";
import { findPathFault, pathOfKey } from "@/lib/payload/path";
import type { IncomingField } from "../model";
import { fieldTypes } from "./field-types";

/**
 * An incoming field as a dialog holds it: a path that is left blank is the name's. What the dialog does not show of the
 * field stays: its steps and what stands where nothing came.
 * @param taken the names of the others
 */
export function fieldForm(taken: readonly string[], before: IncomingField | null) {
  const { transform, value, default: otherwise } = before ?? {};
  return z
    .object({
      name: z
        .string()
        .trim()
        .min(1)
        .refine((name) => !taken.includes(name), { params: { code: "taken" } }),
      path: z.string(),
      type: z.enum(fieldTypes),
      required: z.boolean(),
    })
    .transform(
      ({ name, path, type, required }): IncomingField => ({
        name,
        path: path.trim() === "" ? pathOfKey(name) : path,
        required,
        ...(type === "auto" ? {} : { type }),
        ...(value === undefined ? {} : { value }),
        ...(transform === undefined ? {} : { transform }),
        ...(otherwise === undefined ? {} : { default: otherwise }),
      }),
    )
    .refine(({ path }) => !findPathFault(path), { path: ["path"], params: { code: "invalid_path" } });
}
