import { requireMember } from "@/app/session";
import { WorkspaceForm } from "@/components/settings/workspace-form";
import { isAtLeast } from "@/lib/auth/token";
import { timeZones } from "@/lib/time-zone";
import { saveWorkspace } from "./actions";

export default async function WorkspaceSettingsPage() {
  const { workspace, role } = await requireMember();
  const { name, timeZone, contactFrequencyDays, payloadRetentionDays, sendingWindow } = workspace;
  return (
    <WorkspaceForm
      key={workspace.id}
      values={{ name, timeZone, contactFrequencyDays, payloadRetentionDays, sendingWindow }}
      zones={timeZones()}
      editable={isAtLeast(role, "admin")}
      save={saveWorkspace}
    />
  );
}
