import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** The one row of what all processes of this database know of the engine that drives them. */
export const engineState = pgTable("engine_state", {
  id: integer("id").primaryKey().default(1),
  /** When the engine last called the sweep, which it is to do every minute. */
  sweptAt: moment("swept_at"),
  /** Under which address an Inngest server was last told to call. */
  address: text("address"),
});
