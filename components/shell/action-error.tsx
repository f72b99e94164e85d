"use client";
import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import type { Refusal } from "./outcome";

type State = null | { ok: true } | Refusal;

/** Says in the reader's language why an action was refused; nothing while it was not. */
export function ActionError({ state, className }: { state: State; className?: string }) {
  const say = useRefusal();
  if (!state || state.ok) return null;
  return <Banner kind="danger" role="alert" className={className ?? ""} title={say(state)} />;
}

/** The words for a refusal. What has no words of its own is told as the server told it. */
export function useRefusal(): (refusal: { code: string; message: string }) => string {
  const t = useTranslations("problems");
  return ({ code, message }) => {
    const key = code as "general";
    if (t.has(key) && code !== "fields" && code !== "page") return t(key);
    return message || t("general");
  };
}

/** The words for what is wrong with a field, by its name. */
export function useFieldError(state: State): (field: string) => string | undefined {
  const t = useTranslations("problems.fields");
  return (field) => {
    if (!state || state.ok) return undefined;
    const error = state.errors.find((each) => each.field === field);
    if (!error) return undefined;
    const key = error.code as "missing_field";
    return t.has(key) ? t(key, { min: 12 }) : error.message;
  };
}
