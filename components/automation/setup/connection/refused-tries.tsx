import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBodyWords } from "@/components/reason/body-words";
import type { KeptBodyFault } from "@/lib/reason/body";
import { useClock } from "../clock";

type Try = { id: string; at: string; status: number; code: string; fault: KeptBodyFault | null };

const code = (text: ReactNode) => <code>{text}</code>;

/** Requests that the hook refused, each with what was wrong. */
export function RefusedTries({ tries }: { tries: readonly Try[] }) {
  const t = useTranslations("wizard.connection");
  const clock = useClock();
  const bodyWords = useBodyWords();
  if (tries.length === 0) return null;
  const why = (code_: string) => {
    const key = code_ as "missing_key";
    return t.has(`refusedWhy.${key}`)
      ? t.rich(`refusedWhy.${key}`, { code })
      : t("refusedWhy.other", { code: code_ });
  };
  return (
    <div className="border-t px-4 py-3">
      <h3 className="mb-1.5 text-xs font-normal text-muted-foreground">{t("refused")}</h3>
      <ul className="grid gap-1.5 text-sm">
        {tries.map(({ id, at, status, code: reason, fault }) => (
          <li
            key={id}
            className="grid grid-cols-[64px_148px_minmax(0,1fr)] gap-x-4 max-md:grid-cols-[64px_minmax(0,1fr)]"
          >
            <time dateTime={at} className="text-muted-foreground">
              {clock(at, true)}
            </time>
            <span className="flex items-start gap-1.5 text-st-rejected">
              <CircleX size={14} aria-hidden className="mt-[3px] shrink-0" />
              {status} {reason}
            </span>
            <span className="wrap-anywhere text-body max-md:col-span-2">
              {fault ? bodyWords(fault) : why(reason)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
