"use client";
import { createContext, useContext } from "react";
import type { SpokenWords as Spoken } from "@/lib/survey/own-words";

/** The words that respondents' pages have of their own, for each of the survey's languages; only those come to the browser. */
export const SpokenWords = createContext<Readonly<Record<string, Spoken>>>({});

/** The words for one of the survey's languages. */
export function useSpoken(language: string): Spoken {
  return useContext(SpokenWords)[language]!;
}
