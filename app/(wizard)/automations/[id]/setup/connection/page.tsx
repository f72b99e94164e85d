import { useLocale, useTranslations } from "next-intl";
import { OutgoingConnectionStep } from "@/components/automation/outgoing/editors";
import { senderSetUp } from "@/components/automation/setup/connection/sender-set-up";
import { ConnectionStep } from "@/components/automation/wizard/steps/connection-step";
import { database } from "@/db";
import { exampleRequest } from "@/lib/automation/setup/example";
import { systemClock } from "@/lib/clock";
import { type Connection, readConnection } from "@/lib/delivery/trial/connection";
import { env } from "@/lib/env";
import { reachOf } from "@/lib/reach";
import * as actions from "../actions";
import * as connect from "../connect";
import { loadWizard, type Wizard } from "../load";
import { receiverOf } from "../outgoing";
import * as outgoing from "../outgoing-actions";
import { OnlyLooking, Step, titleOf } from "../step";

export const generateMetadata = () => titleOf("connection");

export default async function ConnectionPage({ params }: { params: Promise<{ id: string }> }) {
  const wizard = await loadWizard(params, "connection");
  if (!wizard) return <OnlyLooking />;
  const { automation } = wizard;
  if (automation.type === "outgoing_webhook")
    return (
      <Step wizard={wizard} step="connection">
        <OutgoingConnectionStep
          automationId={automation.id}
          values={receiverOf(automation)}
          hasSecret={automation.signingSecret !== null}
          acts={{ makeFirst: outgoing.makeFirstSecret, makeNew: outgoing.makeNewSecret }}
          save={outgoing.saveReceiver}
          test={outgoing.testReceiver}
        />
      </Step>
    );
  const connection = await readConnection(database(), wizard, undefined, systemClock());
  return <Connect wizard={wizard} connection={connection} now={systemClock()} />;
}

function Connect({ wizard, connection, now }: { wizard: Wizard; connection: Connection; now: Date }) {
  const t = useTranslations("wizard.intro");
  const { automation, survey } = wizard;
  const { variables = [], languages = [] } = survey ?? {};
  const { APP_URL } = env();
  const setUp = senderSetUp(automation.sender, useLocale());
  const told = setUp ? t(`of.${setUp.authentication}`, { name: setUp.name }) : t("connection");
  return (
    <Step wizard={wizard} step="connection" intro={wizard.facts.tested ? t("connected") : told}>
      <ConnectionStep
        automationId={automation.id}
        url={`${APP_URL}/api/hooks/${automation.id}`}
        reach={reachOf(APP_URL)}
        setUp={setUp}
        example={JSON.stringify(exampleRequest({ ...automation, variables, languages }, now), null, 2)}
        first={connection}
        save={actions.saveConnection}
        makeFirstKey={connect.makeFirstKey}
        makeNewKey={connect.makeNewKey}
        saveSecret={connect.saveSecret}
        sendExample={connect.sendTheExample}
        include={connect.includeExtra}
      />
    </Step>
  );
}
