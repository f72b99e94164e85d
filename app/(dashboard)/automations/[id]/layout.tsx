import type { Metadata } from "next";
import type { ReactNode } from "react";
import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { AutomationHeader } from "@/components/automation/acts/automation-header";
import { AutomationTabs } from "@/components/automation/automation-tabs";
import { Live } from "@/components/automation/live";
import { PostsSentence } from "@/components/automation/outgoing/posts-sentence";
import { TellsSentence } from "@/components/automation/outgoing/tells-sentence";
import { SendsSentence } from "@/components/automation/setup/sending/delay-words";
import { TextLink } from "@/components/ui/text-link";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { countRuns, getAutomation } from "@/lib/automation/queries";
import { countHeld } from "@/lib/delivery/hold";
import { waitingOf } from "@/lib/invitation/list";
import { getStanding } from "@/lib/overview/automations";
import { pulseOf } from "@/lib/overview/pulse";
import { disabledReasonOf } from "@/lib/reason/kept";
import { findSurvey } from "@/lib/survey/queries";
import * as actions from "../actions";

const acts = { ...actions };

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await requireMember();
  const { name } = await found(getAutomation(database(), workspace.id, (await params).id));
  return { title: { default: name, template: `%s · ${name} · Surveyhook` } };
}

export default async function AutomationLayout({ params, children }: Props) {
  const { workspace, role } = await requireMember();
  const db = database();
  const automation = await found(getAutomation(db, workspace.id, (await params).id));
  const pulse = await pulseOf(db, automation);
  const survey = automation.surveyId ? await findSurvey(db, workspace.id, automation.surveyId) : undefined;
  const counts = (await countRuns(db, [automation.id])).get(automation.id);
  const scheduled = (await waitingOf(db, [automation.id])).get(automation.id)!.count;
  const held = await countHeld(db, automation.id);
  const link = survey ? <TextLink href={`/surveys/${survey.id}`}>{survey.title}</TextLink> : null;
  const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <AutomationHeader
        automation={{
          id: automation.id,
          name: automation.name,
          status: automation.status,
          type: automation.type,
          held: held.count,
          heldUntil: held.keptUntil?.toISOString() ?? null,
          scheduled,
        }}
        disabled={{
          reason: disabledReasonOf({
            code: automation.disabledReason,
            details: automation.disabledDetails,
          }),
          at: automation.disabledAt?.toISOString() ?? null,
        }}
        ailing={(await getStanding(db, automation.id)) === "attention"}
        fact={
          automation.type === "alert" ? (
            <TellsSentence alert={automation.alert} survey={link} />
          ) : automation.type === "outgoing_webhook" ? (
            <PostsSentence outgoing={automation.outgoing} survey={link} />
          ) : (
            <SendsSentence delay={automation.delay} survey={link} />
          )
        }
        live={<Live automationId={automation.id} pulse={pulse} waiting={total === 0} />}
        actions={isAtLeast(role, "admin") ? acts : null}
      />
      <AutomationTabs
        automationId={automation.id}
        type={automation.type}
        counts={{
          runs: total,
          errors: (counts?.failed ?? 0) + (counts?.rejected ?? 0),
          scheduled,
        }}
      />
      {children}
    </>
  );
}
