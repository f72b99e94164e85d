import { useTranslations } from "next-intl";
import type { Trial } from "@/lib/delivery/trial/trial";
import { type FilterDraft, isGroup, isKept, type MadeFilter } from "@/lib/filter/form";
import type { KindOf } from "./filter-words";

/** What is wrong with a condition, in words, and where. */
export type FilterFault = { part: "field" | "value"; text: string };

/** What is wrong with conditions, by their id. @param strict whether blank values are pointed out */
export function useFilterFaults(
  draft: FilterDraft,
  made: MadeFilter,
  trial: Trial,
  kindOf: KindOf,
  strict: boolean,
): Record<string, FilterFault | undefined> {
  const t = useTranslations("wizard.filter");
  const faults: Record<string, FilterFault | undefined> = {};
  const conditions = draft.parts.flatMap((part) => (isKept(part) ? [] : isGroup(part) ? part.parts : [part]));
  for (const { field, code } of trial.faults) {
    const id = made.places[placeOf(field) ?? ""];
    const condition = conditions.find((each) => each.id === id);
    if (!condition) continue;
    const kind = kindOf(condition.field);
    const typed = kind === "number" || kind === "date" || kind === "boolean" ? kind : "other";
    const family = familyOf(condition.op);
    const text =
      code === "too_complex"
        ? t("fault.too_complex")
        : code === "invalid_type" || (family === "order" && typed !== "other")
          ? t(`fault.invalid_type.${typed}`)
          : t(`fault.invalid_value.${family}`);
    faults[condition.id] = field.endsWith(".field")
      ? { part: "field", text: t("blankField") }
      : { part: "value", text };
  }
  if (strict)
    for (const id of made.blank) {
      const fieldless = conditions.find((each) => each.id === id)?.field === "";
      faults[id] = fieldless ? { part: "field", text: t("blankField") } : { part: "value", text: t("blank") };
    }
  return faults;
}

/** `filter.all[1].any[0].value` is at `1.0`. */
function placeOf(field: string): string | undefined {
  if (!field.startsWith("filter")) return undefined;
  return [...field.matchAll(/\[(\d+)\]/g)].map(([, place]) => place).join(".");
}

function familyOf(op: string): "matches" | "order" | "date" | "other" {
  if (op === "matches") return "matches";
  if (op === "before" || op === "after") return "date";
  return ["gt", "gte", "lt", "lte"].includes(op) ? "order" : "other";
}
