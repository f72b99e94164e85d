"use client";
import dynamic from "next/dynamic";

/** The editor of a survey's both ends, loaded when its page is there. */
export const LateEnds = dynamic(async () => (await import("./ends-form")).EndsForm);
