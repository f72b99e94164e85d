import { type Mailer, type MailTrouble, MailUnavailable } from "./mail";

/** What the last look at the mailer found. `since`: from when on it found trouble at each look. */
export type MailHealth = {
  lookedAt: Date | null;
  signedInAt: Date | null;
  trouble: (MailTrouble & { since: Date }) | null;
  /** The trouble that was found last, and when it was over. */
  last: (MailTrouble & { since: Date; until: Date | null }) | null;
};

/** A sign-in every few seconds would itself be a reason to be shut out. */
const signInMilliseconds = 10 * 60_000;

// The server and the pages are bundled apart, and know the same.
const shared = globalThis as { surveyhookMailHealth?: MailHealth };

/** How this process's mailer was found last. */
export function mailHealth(): MailHealth {
  shared.surveyhookMailHealth ??= { lookedAt: null, signedInAt: null, trouble: null, last: null };
  return shared.surveyhookMailHealth;
}

/** Looks at the mailer and remembers what was found. It signs in now and then only, and at each look while in trouble. */
export async function checkMailer(mailer: Mailer, clock: () => Date): Promise<MailHealth> {
  const { signedInAt, trouble: known, last } = mailHealth();
  const began = clock();
  const signIn =
    known !== null ||
    signedInAt === null ||
    Math.abs(began.getTime() - signedInAt.getTime()) >= signInMilliseconds;
  const trouble = await mailer.check(signIn).then(() => null, troubleOf);
  shared.surveyhookMailHealth = {
    lookedAt: clock(),
    signedInAt: signIn ? began : signedInAt,
    trouble: trouble && { ...trouble, since: known?.since ?? began },
    last: trouble
      ? { ...trouble, since: known?.since ?? began, until: null }
      : last && { ...last, until: last.until ?? clock() },
  };
  return shared.surveyhookMailHealth;
}

function troubleOf(error: unknown): MailTrouble {
  if (error instanceof MailUnavailable) return error.trouble;
  return { code: "mail_error", message: error instanceof Error ? error.message : String(error) };
}

/**
 * What a server said, for those who must not read an address or learn where it stands: addresses are left out, and of
 * trouble on the way its name stays.
 */
export function plainWords(said: string): string {
  return said
    .replace(/<[^<>\s]+@[^<>\s]+>|[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, "…")
    .replace(/\b(E[A-Z_]{4,})\b.*/, "$1")
    .slice(0, 300);
}
