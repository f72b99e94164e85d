import { cn } from "./cn";

/** The place of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("rounded-md bg-hover motion-safe:animate-pulse", className)} />;
}
