"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PathFault } from "@/lib/payload/path";
import { usePathFault } from "./path-words";

/** Where the people are, for requests that carry them in a list inside an envelope. */
export function ItemsPath({
  value,
  fault,
  onChange,
}: {
  value: string | null;
  fault: PathFault | undefined;
  onChange: (path: string | null) => void;
}) {
  const t = useTranslations("wizard.data");
  const faultWords = usePathFault();
  const [open] = useState(value !== null);
  return (
    <details className="group mt-3" open={open}>
      <summary className="inline-flex min-h-8 cursor-pointer list-none items-center gap-1 rounded-sm [&::-webkit-details-marker]:hidden text-sm text-muted-foreground hover:text-foreground">
        <ChevronRight size={14} aria-hidden className="transition-transform group-open:rotate-90" />
        {t("advanced")}
      </summary>
      <Field
        label={t("items")}
        className="mt-2 max-w-[480px]"
        error={fault ? faultWords(fault) : undefined}
        hint={t.rich("itemsHint", {
          example: '{ "data": [ … ] }',
          path: "data",
          code: (text: ReactNode) => <code>{text}</code>,
        })}
      >
        {(control) => (
          <span id="items-path">
            <Input
              {...control}
              value={value ?? ""}
              onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
              maxLength={500}
              spellCheck={false}
              autoCapitalize="off"
              className="font-mono"
            />
          </span>
        )}
      </Field>
    </details>
  );
}
