import { ErrorMessages } from "@/components/recipient/error-messages";
import { database } from "@/db";
import type { Role } from "@/db/schema";
import { isAtLeast } from "@/lib/auth/token";
import type { Automation } from "@/lib/automation/queries";
import { listRecipients, maxRecipients } from "@/lib/automation/recipients";
import * as actions from "./actions";

const acts = { ...actions };

/** The switch and the recipients of an automation, as they are now. */
export async function ErrorMessagesPanel({ automation, role }: { automation: Automation; role: Role }) {
  const recipients = await listRecipients(database(), automation.id);
  return (
    <ErrorMessages
      automationId={automation.id}
      enabled={automation.notificationsEnabled}
      limit={automation.autoDisableAfter}
      most={maxRecipients}
      recipients={recipients.map(({ createdAt, ...rest }) => ({
        ...rest,
        createdAt: createdAt.toISOString(),
      }))}
      actions={isAtLeast(role, "admin") ? acts : null}
    />
  );
}
