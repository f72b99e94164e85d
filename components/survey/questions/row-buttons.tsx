import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Moves a row of an ordered list up or down, or takes it away. Each button is named by what it does to which row. */
export function RowButtons({
  words,
  first,
  last,
  onMove,
  onDelete,
}: {
  words: { up: string; down: string; delete: string };
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
}) {
  const look = { size: "icon-sm", variant: "ghost" } as const;
  return (
    <span className="flex shrink-0">
      <Button {...look} aria-label={words.up} aria-disabled={first} onClick={() => first || onMove(-1)}>
        <ArrowUp size={14} aria-hidden className={first ? "opacity-40" : ""} />
      </Button>
      <Button {...look} aria-label={words.down} aria-disabled={last} onClick={() => last || onMove(1)}>
        <ArrowDown size={14} aria-hidden className={last ? "opacity-40" : ""} />
      </Button>
      <Button {...look} aria-label={words.delete} onClick={onDelete}>
        <Trash2 size={14} aria-hidden />
      </Button>
    </span>
  );
}
