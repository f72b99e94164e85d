import { z } from "zod";
import { brandShape } from "../brand/schema";
import { line } from "../input/text";
import { isTimeZone } from "../time-zone";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The settings of a workspace as a person changes them. */
export const workspaceSettings = z.strictObject({
  name: line(200),
  timeZone: z.string().refine(isTimeZone, { params: { code: "not_in_list" } }),
  contactFrequencyDays: z.number().int().min(1).max(3650).nullable(),
  payloadRetentionDays: z.number().int().min(1).max(3650),
  sendingWindow: z
    .strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1), from: clock, to: clock })
    .nullable(),
});

/** The same with what its pages and mails look like. */
export const brandedWorkspace = workspaceSettings.extend(brandShape);

export type WorkspaceSettings = z.output<typeof workspaceSettings>;
export type BrandedWorkspace = z.output<typeof brandedWorkspace>;
