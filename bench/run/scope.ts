import type { Command } from "@/server/command";

/**
 * Runs a subject and closes what it opened, last first, so that it takes nothing from what is measured next; all the
 * same where the command is interrupted meanwhile.
 */
export async function scoped<T>(
  command: Pick<Command, "opened">,
  work: (opened: Command["opened"]) => Promise<T>,
): Promise<T> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (let next = closers.pop(); next; next = closers.pop()) await next();
  };
  command.opened(close);
  try {
    return await work((closer) => closers.push(closer));
  } finally {
    await close();
  }
}
