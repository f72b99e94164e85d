import { OutgoingSummaryStep } from "@/components/automation/outgoing/editors";
import { SummaryStep } from "@/components/automation/wizard/steps/summary-step";
import { database } from "@/db";
import { keysOf } from "@/lib/automation/keys";
import { suggestMapping } from "@/lib/automation/setup/field-list";
import { systemClock } from "@/lib/clock";
import { isSuccess } from "@/lib/delivery/trial/captured";
import { env } from "@/lib/env";
import { findMessage } from "@/lib/message/queries";
import * as actions from "../actions";
import { loadWizard } from "../load";
import { openSurvey } from "../make";
import { postedOf } from "../outgoing";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("summary");

export default async function SummaryPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "summary");
  if (!wizard) return <OnlyLooking />;
  const { automation, survey, member, captured } = wizard;
  if (automation.type === "outgoing_webhook") {
    const { values, source } = await postedOf(wizard);
    const { id, name, outgoing, wizardEnabled: enabled } = automation;
    return (
      <Step wizard={wizard} step="summary">
        <OutgoingSummaryStep
          automation={{ id, name, url: outgoing?.url ?? "", enabled }}
          posted={values}
          source={source}
          survey={survey?.title ?? ""}
          save={actions.finish}
        />
      </Step>
    );
  }
  const { id, name, fields, itemsPath, filter, delay, wizardEnabled } = automation;
  const db = database();
  const message = await findMessage(db, member.workspace.id, automation.messageId ?? "");
  const [key] = (await keysOf(db, [id], systemClock())).get(id) ?? [];
  const variables = survey?.variables ?? [];
  return (
    <Step wizard={wizard} step="summary">
      <SummaryStep
        automation={{ id, name, fields, itemsPath, filter, delay, enabled: wizardEnabled }}
        mapping={suggestMapping(fields, automation.mapping, variables)}
        survey={survey && { title: survey.title, status: survey.status, languages: survey.languages }}
        variables={variables}
        message={message?.name ?? ""}
        url={`${env().APP_URL}/api/hooks/${id}`}
        keyTrace={key ? `${key.prefix}…${key.last4}` : null}
        testedAt={captured.find(isSuccess)?.at.toISOString() ?? null}
        save={actions.finish}
        openSurvey={openSurvey}
      />
    </Step>
  );
}
