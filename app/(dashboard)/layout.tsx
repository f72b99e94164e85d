import type { ReactNode } from "react";
import { createDraft } from "@/app/(wizard)/automations/create";
import { chooseLanguage } from "@/app/language";
import { requireMember } from "@/app/session";
import { MailChip } from "@/components/mail/mail-chip";
import { Palette } from "@/components/palette/palette";
import { PaletteButton } from "@/components/palette/palette-button";
import { AccountMenu } from "@/components/shell/account-menu";
import { LanguageMenu } from "@/components/shell/language-menu";
import { NavItems } from "@/components/shell/nav-items";
import { Shell } from "@/components/shell/shell";
import { Troubles } from "@/components/shell/troubles";
import { WorkspaceMenu } from "@/components/shell/workspace-menu";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { mailer } from "@/lib/mail/mailer";
import { countAttention } from "@/lib/overview/automations";
import { sendTestMail } from "./mail/actions";
import { resume } from "./settings/actions";
import { chooseWorkspace, signOut } from "./shell-actions";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user, role, workspace, workspaces } = await requireMember();
  const attention = await countAttention(database(), workspace.id);
  const state = await mailStateOf(
    database(),
    { workspaceId: workspace.id },
    systemClock(),
    env().RETRY_SCALE,
  );
  const mayAct = isAtLeast(role, "admin");
  const { name, where } = mailer();
  return (
    <>
      <Shell
        side={
          <>
            <div className="mt-4 mb-3.5">
              <WorkspaceMenu current={workspace} all={workspaces} choose={chooseWorkspace} />
              <div className="mt-1.5 -mb-1.5">
                <PaletteButton />
              </div>
            </div>
            <NavItems attention={attention} />
            <div className="mt-auto grid gap-0.5 pt-4">
              <MailChip initial={state} captured={name === "captured"} reads={mayAct} />
              <LanguageMenu choose={chooseLanguage} />
              <AccountMenu user={user} role={role} signOut={signOut} />
            </div>
          </>
        }
        banner={
          <Troubles
            initial={state}
            where={where}
            pausedAt={workspace.sendingPausedAt?.toISOString() ?? null}
            acts={mayAct ? { send: sendTestMail, resume } : null}
            className="mb-6"
          />
        }
      >
        {children}
      </Shell>
      <Palette
        createAutomation={mayAct ? createDraft : null}
        readsMail={mayAct}
        chooseLanguage={chooseLanguage}
      />
    </>
  );
}
