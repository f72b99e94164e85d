import { CircleCheck, type LucideIcon, Pause, Pencil, Power, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "../ui/status";

type AutomationStatus = "draft" | "enabled" | "disabled" | "paused";

const looks: Record<AutomationStatus, { tone: Tone; icon: LucideIcon; ground: boolean }> = {
  enabled: { tone: "success", icon: CircleCheck, ground: false },
  paused: { tone: "warning", icon: Pause, ground: true },
  disabled: { tone: "danger", icon: Power, ground: true },
  draft: { tone: "neutral", icon: Pencil, ground: false },
};

/** `ailing`: it is on, but what came last failed, or nobody can be invited. */
export function AutomationStatusMark({
  status,
  ailing = false,
}: {
  status: AutomationStatus;
  ailing?: boolean;
}) {
  const t = useTranslations("statuses.automation");
  const look =
    ailing && status === "enabled"
      ? { ...looks.enabled, tone: "danger" as const, icon: TriangleAlert }
      : looks[status];
  return <Status {...look}>{t(status)}</Status>;
}
