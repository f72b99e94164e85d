import { Ban, CircleCheck, Clock, type LucideIcon, Mail, MailOpen, MailX, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RespondentState } from "@/lib/respondent/detail";
import { Status, type Tone } from "../ui/status";

const looks: Record<RespondentState, { tone: Tone; icon: LucideIcon }> = {
  answered: { tone: "success", icon: CircleCheck },
  opened: { tone: "scheduled", icon: MailOpen },
  invited: { tone: "neutral", icon: Mail },
  scheduled: { tone: "neutral", icon: Clock },
  neither: { tone: "neutral", icon: Minus },
  unsubscribed: { tone: "neutral", icon: Ban },
  manual: { tone: "neutral", icon: Ban },
  bounced: { tone: "danger", icon: MailX },
  complained: { tone: "danger", icon: MailX },
};

/** How far a respondent has come. */
export function RespondentStateMark({ state }: { state: RespondentState }) {
  const t = useTranslations("respondents.states");
  return <Status {...looks[state]}>{t(state)}</Status>;
}
