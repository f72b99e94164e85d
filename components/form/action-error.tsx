"use client";
import { useLocale, useTranslations } from "next-intl";
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
    if (t.has(key) && !["fields", "places", "page"].includes(code)) return t(key);
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

/**
 * What is wrong with each part of what was sent, as sentences: in English as the server told it, with names and values,
 * else by its code and its place.
 */
export function useErrorDetails(): (errors: Refusal["errors"]) => string[] {
  const t = useTranslations("problems");
  const locale = useLocale();
  return (errors) => {
    const lines = errors.map(({ field, code, message }) => {
      const key = `fields.${code}` as "fields.missing_field";
      const [, name, index] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? [];
      const place = `places.${name}` as "places.variables";
      const at = name && t.has(place) ? t(place, { number: index ? Number(index) + 1 : 0 }) : field;
      const what = locale !== "en" && t.has(key) ? t(key, { min: 12 }) : message;
      return at === "" || what.includes(at) || what.includes(field) ? what : `${at}: ${what}`;
    });
    return [...new Set(lines)];
  };
}
