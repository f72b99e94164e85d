import { CircleCheck, Lock, type LucideIcon, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "../ui/status";

export type SurveyStatus = "draft" | "open" | "closed";

const looks: Record<SurveyStatus, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "neutral", icon: Pencil },
  open: { tone: "success", icon: CircleCheck },
  closed: { tone: "neutral", icon: Lock },
};

export function SurveyStatusMark({ status }: { status: SurveyStatus }) {
  const t = useTranslations("surveys.states");
  return <Status {...looks[status]}>{t(status)}</Status>;
}
