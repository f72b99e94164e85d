import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { InviteForm } from "@/components/settings/invite-form";
import { MemberTable } from "@/components/settings/member-table";
import { database } from "@/db";
import { listMembers } from "@/lib/workspace/members";
import { changeRole, dropMember, invite, reset } from "../actions";

export async function generateMetadata() {
  return { title: (await getTranslations("settings"))("tabs.members") };
}

export default async function MembersPage() {
  const { workspace, role, user } = await requireMember();
  const rows = await listMembers(database(), workspace.id);
  const owner = role === "owner";
  return (
    <div className="grid gap-6">
      <MemberTable
        rows={rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))}
        me={user.id}
        actions={owner ? { changeRole, remove: dropMember, reset } : null}
      />
      {owner ? <InviteForm invite={invite} /> : null}
    </div>
  );
}
