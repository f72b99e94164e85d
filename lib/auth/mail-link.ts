import type { Role } from "@/db/schema";
import { newId } from "../ids";
import type { Mail, Mailer } from "../mail/mailer";
import { composeMemberInvite, composeReset } from "./account-mails";
import { resetUrl } from "./links";
import type { NewLink } from "./open-links";

/** How links are mailed. */
type Deps = { mailer: Mailer; appUrl: string; from: string };

/** A link as the person who made it gets it; `mailed` is false where mail goes nowhere or was not taken. */
export type MadeLink = { email: string; url: string; expiresAt: string; mailed: boolean };

/** Mails an invitation to a workspace to the address it is for. */
export async function mailInvite(
  deps: Deps,
  link: NewLink & {
    email: string;
    role: Role;
    workspace: { id: string; name: string; timeZone: string };
    invitedBy: string;
    locale?: string | null;
  },
): Promise<MadeLink> {
  const { workspace, role, invitedBy } = link;
  const url = `${deps.appUrl}/invite/${link.token}`;
  const about = { ...base(deps, link, url), timeZone: workspace.timeZone, workspace, role, invitedBy };
  return { ...shown(link, url), mailed: await send(deps.mailer, await composeMemberInvite(about)) };
}

/** Mails the link to a new password to its owner. */
export async function mailReset(
  deps: Deps,
  link: NewLink & { email: string; locale: string | null; timeZone: string },
): Promise<MadeLink> {
  const url = resetUrl(deps.appUrl, link.token);
  const about = { ...base(deps, link, url), timeZone: link.timeZone };
  return { ...shown(link, url), mailed: await send(deps.mailer, await composeReset(about)) };
}

function base(deps: Deps, link: NewLink & { email: string; locale?: string | null }, url: string) {
  const { email: to, expiresAt, locale } = link;
  return { id: newId("mail"), to, url, expiresAt, from: deps.from, locale: locale ?? "en" };
}

function shown({ email, expiresAt }: NewLink & { email: string }, url: string) {
  return { email, url, expiresAt: expiresAt.toISOString() };
}

async function send(mailer: Mailer, mail: Mail): Promise<boolean> {
  const [outcome] = await mailer.send([mail], mail.id);
  return mailer.name !== "captured" && outcome?.status === "sent";
}
