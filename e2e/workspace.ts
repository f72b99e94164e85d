import type { Db } from "@/db";
import {
  makeAutomation,
  makeInvitation,
  makeRespondent,
  makeSurvey,
  makeUser,
  makeWorkspace,
} from "@/db/factories";
import { capturedMails } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { newId } from "@/lib/ids";
import { password } from "./sign-in";

export const later = new Date(Date.now() + 3 * 86_400_000);

/** A workspace with an owner, an enabled automation, and a run that is scheduled. */
export async function setUp(db: Db, role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", createdAt: new Date() });
  const user = await makeUser(db, workspace.id, role, { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const person = await makeRespondent(db, survey, { email: "elin.strand@example.com" });
  const scheduled = { status: "scheduled", sendAt: later, dueAt: later } as const;
  const { run } = await makeInvitation(db, automation.id, person, scheduled);
  return { workspace, user, survey, automation, run };
}

/** Keeps a mail as the captured mailer does, with a script in it. */
export async function makeMail(db: Db, workspaceId: string): Promise<string> {
  const id = newId("mail");
  await db.insert(capturedMails).values({
    id,
    mailId: id,
    workspaceId,
    to: "elin@example.com",
    from: "Tuva & Ask <no-reply@example.com>",
    subject: "How was it?",
    headers: { "Message-ID": "<inv_1@example.com>" },
    text: "Plain words",
    html: `<p>Rich words</p><script>parent.document.title = "pwned"</script>`,
    createdAt: new Date(),
  });
  return id;
}
