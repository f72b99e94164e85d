import { and, asc, eq, ne } from "drizzle-orm";
import type { Db } from "@/db";
import { deliveries, runs } from "@/db/schema";
import type { SetupContext } from "../automation/setup/load-setup";
import { logoOf } from "../brand/images";
import { type UsedPath, usedPaths } from "../delivery/trial/used-paths";
import { writeMessage } from "../invitation/compose";
import { mailedLogo } from "../invitation/look";
import { type MailingWorkspace, senderOf } from "../invitation/template";
import { fromWithName } from "../mail/address";
import { findMessage } from "../message/queries";
import { type ListedRun, listStretch } from "../run/list";
import { detailRuns, type Run, type RunDetail } from "../run/queries";

/** The first request that came to an automation since it takes live ones, and what became of it. */
export type FirstRequest = {
  request: {
    receivedAt: Date;
    status: number;
    code: string | null;
    userAgent: string | null;
    /** The body as text, cut; null where it is not kept any more. */
    body: string | null;
    bytes: number;
    used: UsedPath[];
  };
  /** What became of its first respondent; null where it could not be read. */
  detail: RunDetail | null;
  /** The mail as it goes out, its links leading to the survey in the dashboard. */
  mail: { subject: string; from: string; html: string } | null;
  /** The runs that came after it, newest first. */
  later: ListedRun[];
};

/** Beyond a day it is history. */
const freshMs = 86_400_000;
const longestBody = 20_000;

/**
 * The first live request of an automation, while it is younger than a day; else null. Tests are no requests. The caller
 * has checked that the automation is of the workspace.
 */
export async function findFirstRequest(
  db: Db,
  { automation, survey }: Pick<SetupContext, "automation" | "survey">,
  workspace: MailingWorkspace,
  { appUrl, from, now }: { appUrl: string; from: string; now: Date },
): Promise<FirstRequest | null> {
  const [delivery] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.automationId, automation.id), ne(deliveries.mode, "test")))
    .orderBy(asc(deliveries.id))
    .limit(1);
  if (!delivery || now.getTime() - delivery.receivedAt.getTime() > freshMs) return null;
  const [run] = await db
    .select()
    .from(runs)
    .where(eq(runs.deliveryId, delivery.id))
    .orderBy(asc(runs.position))
    .limit(1);
  const detail = run ? (await detailRuns(db, [run]))[0]! : null;
  const text = delivery.body === null ? null : new TextDecoder().decode(delivery.body);
  const { data } = await listStretch(db, automation.id, {}, run ? { newerThan: run.id } : {}, 5);
  return {
    request: {
      ...{ receivedAt: delivery.receivedAt, status: delivery.status, code: delivery.code },
      userAgent: delivery.headers["user-agent"] ?? null,
      body: text === null ? null : text.slice(0, longestBody),
      bytes: delivery.body?.length ?? 0,
      used: run ? usedPaths(automation, text ?? "", run.position) : [],
    },
    detail,
    mail: await mailOf(),
    later: data,
  };

  async function mailOf(): Promise<FirstRequest["mail"]> {
    const respondent = detail?.respondent;
    if (!respondent || !survey || !automation.messageId || !goesOut(detail.run)) return null;
    const message = await findMessage(db, workspace.id, automation.messageId);
    if (!message) return null;
    const link = `${appUrl}/surveys/${survey.id}`;
    const links = { surveyLink: link, unsubscribeLink: link };
    const logo = mailedLogo(await logoOf(db, survey.theme ?? workspace.theme ?? null), appUrl);
    const { subject, html } = await writeMessage({ message, survey, workspace, logo, respondent, links });
    return { subject, html, from: fromWithName(from, message.senderName ?? senderOf(workspace)) };
  }
}

function goesOut({ status }: Run): boolean {
  return ["scheduled", "sending", "sent"].includes(status);
}
