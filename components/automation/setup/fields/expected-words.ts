import { useTranslations } from "next-intl";
import type { Misfit } from "@/lib/automation/decide/fit";
import type { Expected } from "@/lib/filter/expected";

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

/** Why a value does not fit, and what to do about it. */
export function useMisfitWords(): (misfit: Misfit) => string {
  const t = useTranslations("wizard.misfit");
  return ({ kind, value, options, pattern }) =>
    t(kind, {
      value,
      options: listed(options ?? []),
      pattern: pattern ?? "",
      kind: value === "a list" ? "list" : "object",
    });
}

function listed(options: readonly string[]): string {
  const more = options.length > shownOptions ? ", …" : "";
  return options.slice(0, shownOptions).join(", ") + more;
}
