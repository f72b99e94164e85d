"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { respondentTargets } from "@/lib/automation/decide/target";

/** Adds a value that is the same for everybody, for a target that nothing fills yet. */
export function AddFixedValue({
  targets,
  onAdd,
}: {
  targets: readonly string[];
  onAdd: (target: string) => void;
}) {
  const t = useTranslations("wizard.value");
  const words = useTranslations("wizard.mapping.targets");
  const [open, setOpen] = useState(false);
  if (targets.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {open ? (
        <Select
          autoFocus
          aria-label={t("fixedFor")}
          value=""
          onChange={(event) => {
            onAdd(event.target.value);
            setOpen(false);
          }}
          onBlur={() => setOpen(false)}
          className="w-full max-w-[260px]"
        >
          <option value="" hidden>
            {t("fixedFor")}
          </option>
          {targets.map((target) => {
            const own = respondentTargets.find((each) => each === target);
            return (
              <option key={target} value={target}>
                {own ? words(own) : target}
              </option>
            );
          })}
        </Select>
      ) : (
        <Button size="sm" onClick={() => setOpen(true)}>
          <Plus size={14} aria-hidden />
          {t("addFixed")}
        </Button>
      )}
    </div>
  );
}
