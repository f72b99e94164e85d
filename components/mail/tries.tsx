import { X } from "lucide-react";
import { Moment } from "../ui/moment";

/** The tries of the mail that waits longest: those made, the next one, those to come, and where they end. */
export function Tries({
  first,
  next,
  until,
  attempts,
  later,
}: {
  first: string;
  next: string;
  until: string;
  attempts: number;
  later: number;
}) {
  const marks = (count: number) => Array.from({ length: Math.min(count, 12) }, (_, i) => i);
  return (
    <div aria-hidden className="text-xs text-muted-foreground">
      <div className="relative flex h-5 items-center justify-between">
        <span className="absolute inset-x-1 border-t border-dashed" />
        {marks(attempts).map((i) => (
          <X key={i} size={12} strokeWidth={3} className="relative shrink-0 bg-surface text-st-rejected" />
        ))}
        <span className="relative size-3 shrink-0 rounded-full border-[2.5px] border-warning bg-surface" />
        {marks(later).map((i) => (
          <span key={i} className="relative size-1.5 shrink-0 rounded-full bg-muted-foreground" />
        ))}
        <span className="relative h-4 w-0.5 shrink-0 bg-muted-foreground" />
      </div>
      <div className="mt-1 flex justify-between gap-2">
        <Moment at={first} look="short" bare />
        <b className="font-semibold text-warning">
          <Moment at={next} look="short" bare />
        </b>
        <Moment at={until} look="short" bare />
      </div>
    </div>
  );
}
