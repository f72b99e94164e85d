import type { ReactNode } from "react";
import { createDraft } from "@/app/(wizard)/automations/create";
import { chooseLanguage } from "@/app/language";
import { requireMember } from "@/app/session";
import { Palette } from "@/components/shell/palette";
import { Queries } from "@/components/shell/queries";
import { Rail } from "@/components/wizard/rail";
import { isAtLeast } from "@/lib/auth/token";

/** The frame of the wizard: navigation as a narrow rail, so that a step has the room. */
export default async function WizardLayout({ children }: { children: ReactNode }) {
  const { role } = await requireMember();
  return (
    <Queries>
      <div className="min-h-dvh md:grid md:grid-cols-[56px_minmax(0,1fr)]">
        <Rail choose={chooseLanguage} />
        <div className="min-w-0">{children}</div>
      </div>
      <Palette
        createAutomation={isAtLeast(role, "admin") ? createDraft : null}
        readsMail={isAtLeast(role, "admin")}
        chooseLanguage={chooseLanguage}
      />
    </Queries>
  );
}
