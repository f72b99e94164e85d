import type { FollowUpPatch } from "@/lib/response/follow-up-schema";
import type { Act } from "../form/outcome";

/** What changes the following up of a response. */
export type ChangeFollowUp = Act<FollowUpPatch & { id: string }>;
