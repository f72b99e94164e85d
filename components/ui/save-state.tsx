import { Check, Loader, TriangleAlert } from "lucide-react";
import { cn } from "./cn";

/** Tells what became of the last change: on its way, saved, or not; nothing before there was one. */
export function SaveState({
  state,
  words,
}: {
  state: "none" | "saving" | "saved" | "failed";
  words: { saving: string; saved: string; failed: string };
}) {
  const Icon = { saving: Loader, saved: Check, failed: TriangleAlert };
  const Mark = state === "none" ? null : Icon[state];
  return (
    <span role="status">
      {Mark && state !== "none" ? (
        <span
          className={cn(
            "inline-flex h-6 items-center gap-1.5 rounded-full border bg-surface pr-2.5 pl-2 text-xs text-muted-foreground",
            state === "saved" && "border-success-line bg-success-soft text-success",
            state === "failed" && "border-danger-line bg-danger-soft text-danger",
          )}
        >
          <Mark size={12} aria-hidden />
          {words[state]}
        </span>
      ) : null}
    </span>
  );
}
