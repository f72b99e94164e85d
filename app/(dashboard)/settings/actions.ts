"use server";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { type ActionContext, action } from "@/app/action";
import type { Role } from "@/db/schema";
import { changePassword, passwordChange, renameUser } from "@/lib/auth/account";
import { createToken, revokeToken } from "@/lib/auth/api-tokens";
import { createInvite, renewInvite, withdrawInvite } from "@/lib/auth/invites";
import { createReset } from "@/lib/auth/links";
import { type MadeLink, mailInvite, mailReset } from "@/lib/auth/mail-link";
import { accountInput, inviteInput, role, tokenInput } from "@/lib/auth/member-schema";
import type { NewLink } from "@/lib/auth/open-links";
import { endOtherSessions, endSession } from "@/lib/auth/sessions";
import { tryOwnPassword } from "@/lib/auth/throttle";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailer } from "@/lib/mail/mailer";
import { removeMember, setRole } from "@/lib/workspace/members";
import { resumeSending, updateWorkspace } from "@/lib/workspace/settings";
import { brandedWorkspace, workspaceSettings } from "@/lib/workspace/settings-schema";

export const saveWorkspace = action({
  role: "admin",
  input: workspaceSettings,
  run: async ({ db, workspace, now }, settings) => await updateWorkspace(db, workspace.id, settings, now),
});

/** Keeps what pages and mails look like, and whom mails are from. @returns a digest that nobody asks for */
export const saveBrand = action({
  role: "admin",
  input: brandedWorkspace.pick({ theme: true, senderName: true, replyTo: true, footer: true }),
  run: async ({ db, workspace, now }, brand) => {
    await updateWorkspace(db, workspace.id, brand, now);
    return "";
  },
});

export const resume = action({
  role: "admin",
  input: z.object({}),
  run: async ({ db, workspace }) => await resumeSending(db, workspace.id),
});

const deps = () => ({ mailer: mailer(), appUrl: env().APP_URL, from: env().MAIL_FROM });

/** Invites an address. @returns the link, to hand over by hand too, and whether it was mailed */
export const invite = action({
  role: "owner",
  input: inviteInput,
  run: async (context, { email, role }) => {
    const { db, workspace, user, now } = context;
    const link = await createInvite(db, { workspaceId: workspace.id, email, role, invitedBy: user.id }, now);
    return await mailTo(context, { ...link, email, role });
  },
});

/** Invites an address anew, with a new link. @returns the same as inviting it */
export const inviteAgain = action({
  role: "owner",
  input: z.object({ email: z.string() }),
  run: async (context, { email }) => {
    const { db, workspace, user, now } = context;
    const link = await renewInvite(db, { workspaceId: workspace.id, email, invitedBy: user.id }, now);
    return await mailTo(context, link);
  },
});

export const withdraw = action({
  role: "owner",
  input: z.object({ email: z.string() }),
  run: async ({ db, workspace }, { email }) => void (await withdrawInvite(db, workspace.id, email)),
});

async function mailTo(
  { workspace, user }: ActionContext,
  link: NewLink & { email: string; role: Role },
): Promise<MadeLink> {
  const locale = await getLocale();
  return await mailInvite(deps(), { ...link, workspace, invitedBy: user.name || user.email, locale });
}

/** Makes a member's link to a new password. @returns the link, and whether it was mailed */
export const reset = action({
  role: "owner",
  input: z.object({ userId: z.string() }),
  run: async ({ db, workspace, user, now }, { userId }) => {
    const link = await createReset(db, { workspaceId: workspace.id, userId, invitedBy: user.id }, now);
    return await mailReset(deps(), {
      ...link,
      locale: link.locale ?? (await getLocale()),
      timeZone: workspace.timeZone,
    });
  },
});

export const changeRole = action({
  role: "owner",
  input: z.object({ userId: z.string(), role }),
  run: async ({ db, workspace }, { userId, role }) => await setRole(db, workspace.id, userId, role),
});

export const dropMember = action({
  role: "owner",
  input: z.object({ userId: z.string() }),
  run: async ({ db, workspace }, { userId }) => await removeMember(db, workspace.id, userId),
});

/** Makes a management token. @returns it, for the only time */
export const makeToken = action({
  role: "admin",
  input: tokenInput,
  run: async ({ db, now, ...member }, input) => await createToken(db, member, input, now),
});

export const dropToken = action({
  role: "admin",
  input: z.object({ id: z.string() }),
  run: async ({ db, workspace }, { id }) => await revokeToken(db, workspace.id, id),
});

export const saveAccount = action({
  role: "viewer",
  input: accountInput,
  run: async ({ db, user }, { name }) => await renameUser(db, user.id, name),
});

export const savePassword = action({
  role: "viewer",
  input: passwordChange,
  run: async ({ db, now, ...member }, change) => {
    if ((await tryOwnPassword(db, member.user.id, now)) > 0)
      throw new AppError("rate_limited", "Too many tries. Wait a few minutes.");
    await changePassword(db, member, change);
  },
});

export const dropSession = action({
  role: "viewer",
  input: z.object({ id: z.string() }),
  run: async ({ db, user }, { id }) => await endSession(db, user.id, id),
});

export const dropOtherSessions = action({
  role: "viewer",
  input: z.object({}),
  run: async ({ db, user, session }) => await endOtherSessions(db, user.id, session.id),
});
