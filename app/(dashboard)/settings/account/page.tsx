import { requireMember } from "@/app/session";
import { titled } from "@/app/titled";
import { AccountForm } from "@/components/settings/account-form";
import { PasswordForm } from "@/components/settings/password-form";
import { SessionTable } from "@/components/settings/session-table";
import { database } from "@/db";
import { listSessions } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/clock";
import { dropOtherSessions, dropSession, saveAccount, savePassword } from "../actions";

export const generateMetadata = titled("settings.tabs.account");

export default async function AccountPage() {
  const { user, session } = await requireMember();
  const rows = await listSessions(database(), user.id, systemClock());
  return (
    <div className="grid max-w-[760px] grid-cols-1 gap-6">
      <AccountForm user={user} save={saveAccount} />
      <PasswordForm save={savePassword} email={user.email} />
      <SessionTable
        rows={rows.map(({ createdAt, lastSeenAt, ...row }) => ({
          ...row,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
        }))}
        present={session.id}
        end={dropSession}
        endOthers={dropOtherSessions}
      />
    </div>
  );
}
