import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { Invitations } from "@/components/settings/members/invitations";
import { MemberTable } from "@/components/settings/members/member-table";
import { database } from "@/db";
import { listInvites } from "@/lib/auth/invites";
import { systemClock } from "@/lib/clock";
import { listMembers } from "@/lib/workspace/members";
import { changeRole, dropMember, invite, inviteAgain, reset, withdraw } from "../actions";

export const generateMetadata = titled("settings.tabs.members");

export default async function MembersPage() {
  const { workspace, role, user } = await requireMember();
  const rows = await listMembers(database(), workspace.id);
  const invites = await listInvites(database(), workspace.id, systemClock());
  const owner = role === "owner";
  return (
    <div className="grid gap-6">
      <MemberTable
        rows={rows.map(({ userId: id, createdAt, ...row }) => ({
          ...row,
          id,
          createdAt: createdAt.toISOString(),
        }))}
        me={user.id}
        actions={owner ? { changeRole, remove: dropMember, reset } : null}
      />
      <Invitations
        rows={invites.map(({ createdAt, expiresAt, ...row }) => ({
          ...row,
          id: `${row.email} ${createdAt.toISOString()}`,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }))}
        actions={owner ? { invite, again: inviteAgain, withdraw } : null}
      />
    </div>
  );
}
