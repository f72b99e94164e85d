import { migrate } from "@/db/migrate";
import { countFirst, foldTallies, forgetTallies, wrongTallies } from "@/lib/tally/fold";
import { commandEnvironment, runCommand } from "../server/command";
import { openData } from "../server/data";

/** `npm run recount`: counts every run, respondent and response anew, and tells how many figures were wrong. */
await runCommand(async (command) => {
  const { db } = await openData(commandEnvironment(), command);
  await migrate(db);
  await foldTallies(db, new Date());
  const wrong = await wrongTallies(db);
  await forgetTallies(db);
  await countFirst(db, Number.POSITIVE_INFINITY);
  console.log(`${wrong} figures were wrong; all are counted anew.`);
});
