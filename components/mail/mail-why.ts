import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/reason/model";

/** Why mail waits, in a few words, with the server's own code behind them. */
export function useWhy(): (cause: Pick<Failure, "code" | "details">) => string {
  const t = useTranslations("failures");
  return ({ code, details }) => {
    const key = `${code}.short` as "mail_auth.short";
    const words = t.has(key) ? t(key) : code;
    const [digits] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(details?.said ?? "") ?? [];
    return digits ? `${words} (${digits.replace("-", " ")})` : words;
  };
}
