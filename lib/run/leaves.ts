import { sql } from "drizzle-orm";
import { invitations } from "@/db/schema";

/** When an invitation leaves: the next look at it, be it a further attempt, else the time that was asked for. */
export const leavesAt = sql<string>`coalesce(${invitations.dueAt}, ${invitations.sendAt})`.mapWith(
  (value) => new Date(value),
);
