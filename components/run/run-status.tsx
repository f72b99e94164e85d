import {
  Ban,
  Check,
  CircleX,
  Clock,
  FlaskConical,
  Funnel,
  Layers,
  Loader,
  type LucideIcon,
  Pause,
  SkipForward,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Status, type Tone } from "../ui/status";

/** How the eleven statuses of a run look. A ground only where somebody must act, and for a test. */
export const runLooks = {
  scheduled: { tone: "scheduled", icon: Clock, ground: false },
  sending: { tone: "sending", icon: Loader, ground: false },
  sent: { tone: "success", icon: Check, ground: false },
  held: { tone: "warning", icon: Pause, ground: true },
  filtered: { tone: "neutral", icon: Funnel, ground: false },
  duplicate: { tone: "neutral", icon: Layers, ground: false },
  skipped: { tone: "neutral", icon: SkipForward, ground: false },
  cancelled: { tone: "neutral", icon: Ban, ground: false },
  rejected: { tone: "rejected", icon: CircleX, ground: true },
  failed: { tone: "danger", icon: TriangleAlert, ground: true },
  test: { tone: "test", icon: FlaskConical, ground: true },
} satisfies Record<string, { tone: Tone; icon: LucideIcon; ground: boolean }>;

export type RunStatusName = keyof typeof runLooks;

export function RunStatusMark({ status }: { status: RunStatusName }) {
  const t = useTranslations("statuses.run");
  return <Status {...runLooks[status]}>{t(status)}</Status>;
}
