"use client";
import { Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { isWarning, type TemplateFault } from "@/lib/message/template-fault";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { useFaultWords } from "./fault-words";
import { type Insertion, type MessageSurvey, surveyButton } from "./field-picker";

/** What is wrong with a text, each with its place and what mends it. */
export function FaultList({
  faults,
  language,
  survey,
  type,
  show,
}: {
  faults: readonly TemplateFault[];
  language: string;
  survey: MessageSurvey | undefined;
  type: (insertion: Insertion, range?: readonly [number, number]) => void;
  show: (at: number, length: number) => void;
}) {
  const t = useTranslations("messages.editor");
  const words = useFaultWords(survey?.title);

  function remedy({ code, at, text, meant }: TemplateFault) {
    if (code === "missing_survey_link")
      return { label: t("remedy.missing_survey_link"), act: () => type(surveyButton(language)) };
    if (meant) {
      const mended = text.replace(/^\{\{\s*[^{}|]*?\s*(\||\}\})/, (_found, end) => `{{${meant}${end}`);
      const act = () => type({ text: mended }, [at, at + text.length]);
      return { label: t("remedy.unknown_field", { meant: `{{${meant}}}` }), act };
    }
    return { label: t("remedy.show"), act: () => show(at, text.length) };
  }

  return (
    <ul role="status" className="grid gap-1.5 empty:hidden [&:not(:empty)]:mt-2">
      {faults.map((fault) => {
        const warns = isWarning(fault);
        const Icon = warns ? Info : TriangleAlert;
        const { label, act } = remedy(fault);
        return (
          <li
            key={`${fault.code} ${fault.at}`}
            className={cn(
              "flex flex-wrap items-center gap-x-2 gap-y-1 text-sm",
              warns ? "text-warning" : "text-danger",
            )}
          >
            <Icon size={14} aria-hidden className="shrink-0" />
            <span className="min-w-0 flex-1 basis-60 wrap-anywhere">{words(fault)}</span>
            <Button size="sm" onClick={act}>
              {label}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
