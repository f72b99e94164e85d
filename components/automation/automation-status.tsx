import { CircleCheck, type LucideIcon, Pause, Pencil, Power } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "../ui/status";

type AutomationStatus = "draft" | "enabled" | "disabled" | "paused";

const looks: Record<AutomationStatus, { tone: Tone; icon: LucideIcon; ground: boolean }> = {
  enabled: { tone: "success", icon: CircleCheck, ground: false },
  paused: { tone: "warning", icon: Pause, ground: true },
  disabled: { tone: "danger", icon: Power, ground: true },
  draft: { tone: "neutral", icon: Pencil, ground: false },
};

export function AutomationStatusMark({ status }: { status: AutomationStatus }) {
  const t = useTranslations("statuses.automation");
  return <Status {...looks[status]}>{t(status)}</Status>;
}
