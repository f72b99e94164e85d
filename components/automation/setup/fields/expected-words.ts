import { useTranslations } from "next-intl";
import type { Expected } from "@/lib/automation/decide/target";

const shownOptions = 6;

/** What a field must be, in words. */
export function useExpectedWords(): (expected: Expected) => string {
  const t = useTranslations("wizard.expected");
  return (expected) => {
    if (expected.kind === "list") return t("list", { options: listed(expected.options) });
    if (expected.kind === "pattern") return t("pattern", { pattern: expected.pattern });
    return t(expected.kind);
  };
}

function listed(options: readonly string[]): string {
  const more = options.length > shownOptions ? ", …" : "";
  return options.slice(0, shownOptions).join(", ") + more;
}
