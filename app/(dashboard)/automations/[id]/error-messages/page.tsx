import { found } from "@/app/found";
import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { database } from "@/db";
import { getAutomation } from "@/lib/automation/queries";
import { ErrorMessagesPanel } from "./panel";

export const generateMetadata = titled("recipients.title");

export default async function ErrorMessagesPage({ params }: { params: Promise<{ id: string }> }) {
  const { workspace, role } = await requireMember();
  const automation = await found(getAutomation(database(), workspace.id, (await params).id));
  return (
    <div className="max-w-[640px]">
      <ErrorMessagesPanel automation={automation} role={role} />
    </div>
  );
}
