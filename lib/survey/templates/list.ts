import { cancelled } from "./cancelled";
import { event } from "./event";
import { onboarding } from "./onboarding";
import { purchase } from "./purchase";
import { relationship } from "./relationship";
import { support } from "./support";
import type { Template } from "./template";

/** Every survey to begin with, in the order in which they are offered. */
export const templates: readonly Template[] = [
  ...[relationship, purchase, support, onboarding, cancelled, event],
];

/** A template by its id, or undefined. */
export function findTemplate(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
