import { redirect } from "next/navigation";
import { receiverOf } from "@/app/(wizard)/automations/[id]/setup/outgoing";
import {
  makeFirstSecret,
  makeNewSecret,
  testReceiver,
} from "@/app/(wizard)/automations/[id]/setup/outgoing-actions";
import { titled } from "@/app/titled";
import { ReceiverForm } from "@/components/automation/outgoing/editors";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { loadForEdit } from "../load-setup";
import { saveReceiver } from "../outgoing-actions";

export const generateMetadata = titled("automation.tabs.connection");

/** Where an outgoing webhook posts; an incoming one has its address on its first page. */
export default async function ConnectionPage({ params }: { params: Promise<{ id: string }> }) {
  const { mayAct, automation } = await loadForEdit(params, "connection");
  if (automation.type !== "outgoing_webhook") redirect(`/automations/${automation.id}`);
  return (
    <ReceiverForm
      automationId={automation.id}
      values={receiverOf(automation)}
      hasSecret={automation.signingSecret !== null}
      acts={mayAct ? { makeFirst: makeFirstSecret, makeNew: makeNewSecret } : null}
      test={mayAct ? testReceiver : null}
      seen={digestOf(automation, editedParts.receiver)}
      save={mayAct ? saveReceiver : null}
    />
  );
}
