import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "./button";

/** Turning pages of a list that grows at its top: towards newer, towards older. */
export function Pager({
  label,
  newer,
  older,
  words,
}: {
  label: string;
  newer: string | null;
  older: string | null;
  words: { newer: string; older: string };
}) {
  if (!newer && !older) return null;
  return (
    <nav aria-label={label} className="mt-4 flex justify-between gap-2">
      {newer ? (
        <ButtonLink href={newer} rel="prev">
          <ChevronLeft size={14} aria-hidden />
          {words.newer}
        </ButtonLink>
      ) : (
        <span />
      )}
      {older ? (
        <ButtonLink href={older} rel="next">
          {words.older}
          <ChevronRight size={14} aria-hidden />
        </ButtonLink>
      ) : null}
    </nav>
  );
}
