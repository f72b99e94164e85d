"use client";
import { useTranslations } from "next-intl";
import type { MessageFaults } from "@/lib/invitation/message-preview";
import { isWarning } from "@/lib/message/template-fault";
import { parseEmailAddress } from "@/lib/text/email-address";
import type { Outcome } from "../form/outcome";
import { useLanguageName } from "../shell/language-name";
import { useFaultWords } from "./fault-words";
import type { MessageForm } from "./message-form";

const parts = ["subject", "body"] as const;

/**
 * What keeps a message from being saved, in words, and in which languages; `readable` words what the server refused.
 * @param fresh whether the faults are those of the text as it is now: older ones are shown but block nothing
 */
export function useMessageProblems(
  form: Pick<MessageForm, "name" | "content" | "replyTo">,
  { faults, fresh }: { faults: MessageFaults | undefined; fresh: boolean },
  surveyTitle: string | undefined,
): {
  problems: string[];
  blocked: boolean;
  faulty: ReadonlySet<string>;
  readable: <T>(outcome: Outcome<T>) => Outcome<T>;
} {
  const t = useTranslations("messages.editor.problem");
  const fields = useTranslations("problems.fields");
  const nameOf = useLanguageName();
  const words = useFaultWords(surveyTitle);
  const problems: string[] = [];
  const faulty = new Set<string>();
  const { name, content, replyTo } = form;
  if (name.trim() === "") problems.push(t("name"));
  if (replyTo.trim() !== "" && !parseEmailAddress(replyTo).ok) problems.push(t("replyTo"));
  let blocked = problems.length > 0;
  for (const [tag, wording] of Object.entries(content))
    for (const part of parts) {
      const language = nameOf(tag);
      const blank = wording[part].trim() === "" ? [t(part, { language })] : [];
      const broken = (faults?.[tag]?.[part] ?? [])
        .filter((fault) => !isWarning(fault))
        .map((fault) => t("at", { language, fault: words(fault) }));
      const all = blank.length > 0 ? blank : broken;
      if (all.length > 0) faulty.add(tag);
      if (blank.length > 0 || (fresh && broken.length > 0)) blocked = true;
      problems.push(...all);
    }

  function readable<T>(outcome: Outcome<T>): Outcome<T> {
    if (!outcome || outcome.ok) return outcome;
    const broken = t("broken");
    const errors = outcome.errors.map((error) => {
      const [, tag] = error.field.split(".");
      const key = error.code as "missing_field";
      const fault = fields.has(key) ? fields(key, { min: 0 }) : broken;
      return {
        ...error,
        field: "",
        code: "told",
        message: tag ? t("at", { language: nameOf(tag), fault }) : fault,
      };
    });
    return { ...outcome, errors };
  }
  return { problems, blocked, faulty, readable };
}
