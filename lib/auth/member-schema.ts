import { z } from "zod";
import { addressInput } from "../input/address";
import { line } from "../input/text";

/** The name of the token that the environment gives. */
export const environmentToken = "ADMIN_API_TOKEN";

/** What a member may do, the least first. */
export const role = z.enum(["viewer", "admin", "owner"]);
export type Role = z.output<typeof role>;

/** An invitation to a workspace. */
export const inviteInput = z.object({ email: addressInput, role });

/** A management token as it is made: what for, and what it may. */
export const tokenInput = z.object({
  name: line(100).refine((name) => name !== environmentToken, { params: { code: "taken" } }),
  role,
});

/** What a person may be called. */
export const accountInput = z.object({ name: line(100, 0) });

/** A change of password as a person types it; whether the new one is good is judged where all is known. */
export const passwordForm = z.object({ current: z.string().max(400), next: z.string() });
