import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { createDraft } from "@/app/(wizard)/automations/create";
import { chooseLanguage } from "@/app/language";
import { requireMember } from "@/app/session";
import { AccountMenu } from "@/components/shell/account-menu";
import { LanguageMenu } from "@/components/shell/language-menu";
import { NavItems } from "@/components/shell/nav-items";
import { Palette } from "@/components/shell/palette";
import { PaletteButton } from "@/components/shell/palette-button";
import { Queries } from "@/components/shell/queries";
import { SendingPaused } from "@/components/shell/sending-paused";
import { Shell } from "@/components/shell/shell";
import { WorkspaceMenu } from "@/components/shell/workspace-menu";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { mailer } from "@/lib/mail/mailer";
import { countAttention } from "@/lib/overview/automations";
import { resume } from "./settings/actions";
import { chooseWorkspace, signOut } from "./shell-actions";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { user, role, workspace, workspaces } = await requireMember();
  const attention = await countAttention(database(), workspace.id);
  const t = await getTranslations("shell.captured");
  return (
    <Queries>
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
              <LanguageMenu choose={chooseLanguage} />
              <AccountMenu user={user} role={role} signOut={signOut} />
            </div>
          </>
        }
        banner={
          <>
            {workspace.sendingPausedAt ? (
              <SendingPaused
                at={workspace.sendingPausedAt.toISOString()}
                resume={isAtLeast(role, "admin") ? resume : null}
              />
            ) : null}
            {mailer().name === "captured" ? (
              <Banner
                kind="warning"
                title={t("title")}
                className="mb-6"
                action={
                  isAtLeast(role, "admin") ? (
                    <ButtonLink href="/mail" size="sm">
                      {t("action")}
                    </ButtonLink>
                  ) : null
                }
              >
                {t("text")}
              </Banner>
            ) : null}
          </>
        }
      >
        {children}
      </Shell>
      <Palette
        createAutomation={isAtLeast(role, "admin") ? createDraft : null}
        readsMail={isAtLeast(role, "admin")}
        chooseLanguage={chooseLanguage}
      />
    </Queries>
  );
}
