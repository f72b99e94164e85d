import type { ReactNode } from "react";
import { chooseLanguage } from "@/app/language";
import { Queries } from "@/components/shell/queries";
import { Rail } from "@/components/wizard/rail";

/** The frame of the wizard: navigation as a narrow rail, so that a step has the room. */
export default function WizardLayout({ children }: { children: ReactNode }) {
  return (
    <Queries>
      <div className="min-h-dvh md:grid md:grid-cols-[56px_minmax(0,1fr)]">
        <Rail choose={chooseLanguage} />
        <div className="min-w-0">{children}</div>
      </div>
    </Queries>
  );
}
