import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { findPathFault, type PathFault, parsePath } from "@/lib/payload/path";

const code = (text: ReactNode) => <code>{text}</code>;

/** What is wrong with a path, in words. */
export function usePathFault(): (fault: PathFault) => ReactNode {
  const t = useTranslations("wizard.field.pathFault");
  return (fault) => {
    if (fault.kind === "no_key") return t("no_key", { at: fault.at });
    if (fault.kind === "no_step")
      return t.rich("no_step", { at: fault.at, near: fault.near, code, ...example('["key"]') });
    return fault.kind === "star" ? t.rich("star", { code, ...example('["*"]') }) : t(fault.kind);
  };
}

/** What a path reads, or why it reads nothing. */
export function PathReading({ path }: { path: string }) {
  const t = useTranslations("wizard.field");
  const faultWords = usePathFault();
  const fault = findPathFault(path);
  if (fault) return <span className="text-danger">{faultWords(fault)}</span>;
  const parsed = parsePath(path);
  const steps = parsed.ok ? parsed.value.segments.map(String).join(" → ") : "";
  return t("reads", { steps });
}

/** Text with quotes and brackets is no message for ICU: it goes in as a value. */
function example(text: string): { example: string } {
  return { example: text };
}
