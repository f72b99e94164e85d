"use client";
import { useState } from "react";
import type { Filter, IncomingField, Variable } from "@/lib/automation/model";
import { defaultFields } from "@/lib/automation/setup/complete";
import type { SenderChoice, TemplateChoice } from "./choice";

/** What a template fills in. */
type Filled = { fields: IncomingField[]; itemsPath: string | null; filter: Filter | null };

/**
 * Which system sends and which of its templates was taken. Another system brings its first template along, unless
 * somebody has made the fields their own; what was there before a template can be had again.
 * @param first what was chosen when the page was made
 * @param now what the editor holds
 * @param put lays other fields, list and filter into the editor
 */
export function useSender(
  senders: readonly SenderChoice[],
  first: { sender: string; template: string | null },
  now: Filled,
  variables: readonly Variable[],
  put: (filled: Filled) => void,
) {
  const [sender, setSender] = useState(first.sender);
  const [template, setTemplate] = useState(first.template);
  const [before, setBefore] = useState<{ kept: Filled; sender: string; template: string | null } | null>(
    null,
  );
  const bare: Filled = { fields: defaultFields(variables), itemsPath: null, filter: null };
  // What nobody has changed by hand: what a new automation has, what was there with a template, what a template laid.
  const [laid, setLaid] = useState(first.template === null ? null : textOf(now));
  const chosen = senders.find(({ id }) => id === sender) ?? senders[0]!;

  function take(from: string, taken: TemplateChoice | null) {
    const filled = taken
      ? { fields: taken.fields, itemsPath: taken.itemsPath, filter: taken.filter }
      : (before?.kept ?? bare);
    setBefore(taken ? { kept: before?.kept ?? now, sender, template } : null);
    setLaid(textOf(filled));
    setSender(from);
    setTemplate(taken?.id ?? null);
    put(filled);
  }

  return {
    sender,
    chosen,
    template,
    filled: before !== null,
    chooseSender: (id: string) => {
      const text = textOf(now);
      if (now.fields.length === 0 || text === laid || text === textOf(bare))
        take(id, senders.find((each) => each.id === id)?.templates[0] ?? null);
      else {
        setSender(id);
        setTemplate(null);
        setBefore(null);
      }
    },
    chooseTemplate: (taken: TemplateChoice | null) => take(sender, taken),
    undo: () => {
      if (!before) return;
      put(before.kept);
      setSender(before.sender);
      setTemplate(before.template);
      setBefore(null);
    },
  };
}

/** The same text for the same values, in whatever order keys stand. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
