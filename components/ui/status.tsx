import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** A tone: the colour of text and icon, and the ground behind what asks for something. */
export type Tone =
  | "success"
  | "danger"
  | "warning"
  | "neutral"
  | "scheduled"
  | "sending"
  | "rejected"
  | "test";

const tones: Record<Tone, { text: string; ground: string }> = {
  success: { text: "text-success", ground: "bg-success-soft" },
  danger: { text: "text-danger", ground: "bg-danger-soft" },
  warning: { text: "text-warning", ground: "bg-warning-soft" },
  neutral: { text: "text-muted-foreground", ground: "bg-sunken" },
  scheduled: { text: "text-st-scheduled", ground: "bg-st-scheduled-soft" },
  sending: { text: "text-st-sending", ground: "bg-st-sending-soft" },
  rejected: { text: "text-st-rejected", ground: "bg-st-rejected-soft" },
  test: { text: "text-st-test", ground: "bg-st-test-soft" },
};

/** A status: always icon, word and colour; a ground only where somebody is asked for something. */
export function Status({
  tone,
  icon: Icon,
  ground = false,
  children,
}: {
  tone: Tone;
  icon: LucideIcon;
  ground?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap",
        tones[tone].text,
        ground && ["rounded-sm py-px pr-[7px] pl-1.5", tones[tone].ground],
      )}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {children}
    </span>
  );
}
