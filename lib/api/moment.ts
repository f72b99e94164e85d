import { z } from "zod";

/** A moment in an answer: ISO 8601 in UTC. */
export const moment = z.iso.datetime().meta({ example: "2026-11-26T08:00:00.000Z" });

/** A Date as the answer writes it. */
export function iso(date: Date): string;
export function iso(date: Date | null): string | null;
export function iso(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
