import { connect, type Db } from "@/db";
import { folderOf, urlOf } from "@/db/postgres/folder";

/** The database of the app under test: by its address, or inside its data directory. */
export function openDatabase(): Db {
  const { DATABASE_URL, DATA_DIR } = process.env;
  if (DATABASE_URL) return connect(DATABASE_URL, 2);
  if (!DATA_DIR) throw new Error("DATA_DIR or DATABASE_URL must name the database of the app under test.");
  return connect(urlOf(folderOf(DATA_DIR), "surveyhook"), 2);
}
