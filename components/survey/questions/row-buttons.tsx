import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Moves a row of an ordered list up or down, or takes it away. Each button is named by what it does to which row. */
export function RowButtons({
  of,
  number,
  count,
  onMove,
  onDuplicate,
  onDelete,
}: {
  of: "questions" | "ends" | "variables" | "options" | "rows" | "columns";
  number: number;
  /** How many rows there are. */
  count: number;
  onMove: (by: -1 | 1) => void;
  onDuplicate?: { label: string; run: () => void };
  onDelete: () => void;
}) {
  const t = useTranslations(`survey.${of}`);
  const look = { size: "icon-sm", variant: "ghost" } as const;
  const [first, last] = [number === 1, number === count];
  return (
    <span className="flex shrink-0">
      <Button
        {...look}
        aria-label={t("up", { number })}
        aria-disabled={first}
        onClick={() => first || onMove(-1)}
      >
        <ArrowUp size={14} aria-hidden className={first ? "opacity-40" : ""} />
      </Button>
      <Button
        {...look}
        aria-label={t("down", { number })}
        aria-disabled={last}
        onClick={() => last || onMove(1)}
      >
        <ArrowDown size={14} aria-hidden className={last ? "opacity-40" : ""} />
      </Button>
      {onDuplicate ? (
        <Button {...look} aria-label={onDuplicate.label} onClick={onDuplicate.run}>
          <Copy size={14} aria-hidden />
        </Button>
      ) : null}
      <Button {...look} aria-label={t("delete", { number })} onClick={onDelete}>
        <Trash2 size={14} aria-hidden />
      </Button>
    </span>
  );
}
