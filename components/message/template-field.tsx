"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { isWarning, type TemplateFault } from "@/lib/message/template-fault";
import { directionOf } from "@/lib/text/language";
import { Field } from "../ui/field";
import { Input, TextArea } from "../ui/input";
import { insertText, type TextControl } from "../ui/insert-text";
import { FaultList } from "./fault-list";
import { FieldPicker, type Insertion, type MessageSurvey } from "./field-picker";

/** A subject or a body: the text, a button that types merge fields into it, and what is wrong with it. */
export function TemplateField({
  part,
  language,
  value,
  onChange,
  survey,
  faults: found,
  error,
  hint,
}: {
  part: "subject" | "body";
  language: string;
  value: string;
  onChange: (value: string) => void;
  survey: MessageSurvey | undefined;
  faults: readonly TemplateFault[];
  error: ReactNode;
  hint?: ReactNode;
}) {
  const t = useTranslations("messages.editor");
  const control = useRef<TextControl | null>(null);
  const visited = useRef(false);
  const body = part === "body";
  // What was found in a text that has changed meanwhile may stand elsewhere.
  const faults = found.filter(({ at, text }) => value.startsWith(text, at));

  function type({ text, caret }: Insertion, range?: readonly [number, number]) {
    if (!control.current) return;
    const end = control.current.value.length;
    // A text that nobody has been in yet has its caret at the wrong end.
    const place = range ?? (visited.current ? undefined : ([end, end] as const));
    insertText(control.current, text, { ...(place ? { range: place } : {}), ...(caret ? { caret } : {}) });
  }

  function show(at: number, length: number) {
    control.current?.focus();
    control.current?.setSelectionRange(at, at + length);
  }

  const shared = {
    lang: language,
    dir: directionOf(language),
    value,
    onFocus: () => {
      visited.current = true;
    },
    onChange: (event: { target: TextControl }) => onChange(event.target.value),
  };
  return (
    <div className="relative">
      <Field label={t(part)} error={error} hint={hint}>
        {(props) =>
          body ? (
            <TextArea
              {...props}
              {...shared}
              aria-invalid={props["aria-invalid"] ?? (faults.some((fault) => !isWarning(fault)) || undefined)}
              ref={(element) => {
                control.current = element;
              }}
              rows={16}
              maxLength={100_000}
              className="[field-sizing:content] max-h-[70vh] min-h-64 leading-5"
            />
          ) : (
            <Input
              {...props}
              {...shared}
              aria-invalid={props["aria-invalid"] ?? (faults.some((fault) => !isWarning(fault)) || undefined)}
              ref={(element) => {
                control.current = element;
              }}
              maxLength={500}
            />
          )
        }
      </Field>
      <div className="absolute -top-1.5 right-0 max-md:-top-2.5">
        <FieldPicker
          where={t(part)}
          language={language}
          survey={survey}
          body={body}
          onPick={type}
          focusAfter={() => control.current}
        />
      </div>
      <FaultList faults={faults} language={language} survey={survey} type={type} show={show} />
    </div>
  );
}
