import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Says what has just been done to a list, politely; where it can be undone, how. It has the focus after a deletion. */
export function UndoStrip({
  said,
  onUndo,
  focused = true,
}: {
  said: string;
  onUndo: (() => void) | null;
  focused?: boolean;
}) {
  const t = useTranslations("survey.questions");
  return (
    <div role="status">
      {onUndo ? (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2 rounded-md border bg-sunken px-3.5 py-2 text-sm">
          <span className="wrap-anywhere">{said}</span>
          <Button size="sm" autoFocus={focused} onClick={onUndo}>
            <Undo2 size={14} aria-hidden />
            {t("undo")}
          </Button>
        </div>
      ) : (
        <span className="sr-only">{said}</span>
      )}
    </div>
  );
}
