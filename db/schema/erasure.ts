import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { workspaces } from "./workspace";

/**
 * A person was erased, and a stretch of the stored requests is left in which the address may still be mentioned. The row
 * holds the address, and goes when the stretch is searched. Each slice locks it, so no lease and no clock is needed.
 */
export const erasures = pgTable("erasures", {
  id: text("id").primaryKey(),
  workspaceId: text("workspace_id")
    .notNull()
    .references(() => workspaces.id, { onDelete: "cascade" }),
  address: text("address").notNull(),
  /** The stretch, by ids of deliveries: from `fromId` to before `beforeId`, searched from its end. */
  fromId: text("from_id").notNull(),
  beforeId: text("before_id").notNull(),
  beganAt: moment("began_at").notNull(),
});
