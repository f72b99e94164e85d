"use client";
import dynamic from "next/dynamic";

/** The table of a survey's translations, loaded when its page is there. */
export const LateTranslations = dynamic(async () => (await import("./translations-form")).TranslationsForm);
