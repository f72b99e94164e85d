import { Check, CircleX, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useBodyWords } from "@/components/reason/body-words";
import { cn } from "@/components/ui/cn";
import type { Connection } from "@/lib/delivery/trial/connection";
import type { KeptBodyFault } from "@/lib/reason/body";
import { useClock } from "../clock";
import type { SenderSetUp } from "./sender-guide";

type Rule = NonNullable<Connection["refused"][number]["rule"]>;
type Try = {
  id: string;
  at: string;
  status: number;
  code: string;
  fault: KeptBodyFault | null;
  rule: Rule | null;
};

const code = (text: ReactNode) => <code>{text}</code>;

/** Requests that the hook refused, each with what was wrong: of a sender that signs, rule by rule. */
export function RefusedTries({ tries, sender }: { tries: readonly Try[]; sender: SenderSetUp | null }) {
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
        {tries.map(({ id, at, status, code: reason, fault, rule }) => {
          const stopped = sender?.header ? ruleOf(rule, reason, sender) : null;
          return (
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
                {fault ? (
                  bodyWords(fault)
                ) : sender && stopped ? (
                  <Stopped rule={stopped} sender={sender} />
                ) : (
                  why(reason)
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The rule that stopped a request. Whoever comes without key and signature has not signed. */
function ruleOf(rule: Rule | null, reason: string, sender: SenderSetUp): Rule | null {
  if (rule) return rule;
  return reason === "missing_key" ? { sender: sender.id, rule: "no_signature" } : null;
}

/** Which rule stopped a signed request, what to do about it, and how far it came. */
function Stopped({ rule, sender }: { rule: Rule; sender: SenderSetUp }) {
  const t = useTranslations("wizard.connection.rules");
  const values = { name: sender.name, header: sender.header ?? "", minutes: rule.minutes ?? 0, code };
  return (
    <>
      <b className="font-semibold">{t(`${rule.rule}.title`)}</b>{" "}
      <span>{t.rich(`${rule.rule}.text`, values)}</span>
      <span className="mt-1 flex flex-wrap gap-x-3.5 gap-y-0.5 text-xs">
        {stepsOf(rule.rule, sender.signsTime).map(({ step, state }) => {
          const Icon = state === "passed" ? Check : state === "stopped" ? X : Minus;
          return (
            <span
              key={step}
              className={cn(
                "inline-flex items-center gap-1",
                state === "passed" && "text-success",
                state === "stopped" && "font-semibold text-st-rejected",
                state === "open" && "text-muted-foreground",
              )}
            >
              <Icon size={12} aria-hidden />
              {t(`step.${step}`)}
              <span className={state === "open" ? undefined : "sr-only"}>{t(`state.${state}`)}</span>
            </span>
          );
        })}
      </span>
    </>
  );
}

type Step = { step: "there" | "secret" | "body" | "url" | "clock"; state: "passed" | "stopped" | "open" };

/** The rules in the order they are asked, and how each went. */
function stepsOf(rule: Rule["rule"], signsTime: boolean): Step[] {
  const none = rule === "no_signature" || rule === "malformed";
  const stop = rule === "former_secret" || rule === "other_secret" ? "secret" : rule;
  const steps: Step["step"][] = ["there", "secret"];
  if (stop === "body_changed") steps.push("body");
  if (stop === "url_changed") steps.push("url");
  if (signsTime) steps.push("clock");
  const at = none ? 0 : steps.findIndex((step) => stop === step || stop === `${step}_changed`);
  return steps.map((step, i) => ({ step, state: i < at ? "passed" : i === at ? "stopped" : "open" }));
}
