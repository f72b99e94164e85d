import type { ReactNode } from "react";
import { sendTestMail } from "@/app/(dashboard)/mail/actions";
import { resume } from "@/app/(dashboard)/settings/actions";
import { createDraft } from "@/app/(wizard)/automations/create";
import { chooseLanguage } from "@/app/language";
import { requireMember } from "@/app/session";
import { Rail } from "@/components/automation/wizard/rail";
import { Palette } from "@/components/palette/palette";
import { Troubles } from "@/components/shell/troubles";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { mailStateOf } from "@/lib/invitation/mail-state";
import { mailer } from "@/lib/mail/mailer";

/** The frame of the wizard: navigation as a narrow rail, so that a step has the room. */
export default async function WizardLayout({ children }: { children: ReactNode }) {
  const { role, workspace } = await requireMember();
  const mayAct = isAtLeast(role, "admin");
  const within = { workspaceId: workspace.id };
  const state = await mailStateOf(database(), within, systemClock(), env().RETRY_SCALE);
  return (
    <>
      <div className="min-h-dvh md:grid md:grid-cols-[56px_minmax(0,1fr)]">
        <Rail choose={chooseLanguage} />
        <div className="min-w-0">
          <Troubles
            initial={state}
            where={mailer().where}
            pausedAt={workspace.sendingPausedAt?.toISOString() ?? null}
            acts={mayAct ? { send: sendTestMail, resume } : null}
            className="mx-4 mt-4 md:mx-10"
          />
          {children}
        </div>
      </div>
      <Palette
        createAutomation={mayAct ? createDraft : null}
        readsMail={mayAct}
        chooseLanguage={chooseLanguage}
      />
    </>
  );
}
