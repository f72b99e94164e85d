"use client";
import { useEffect } from "react";

declare global {
  interface Window {
    /** Does what was pressed and typed early; there until it is done. */
    replayEarlyInput?: () => void;
  }
}

/**
 * Runs before the page's script, as text: it keeps what would be lost or would load the page anew, and does it when the
 * page can. Forms that post by themselves, and links, are left alone.
 */
function keepEarly() {
  /** By what was acted on: who presses twice out of impatience means it once. */
  const acts = new Map<Element, () => void>();
  const typed = new Map<Element, string>();
  const pressable =
    "button, [role=button], [role=switch], [role=tab], input[type=checkbox], input[type=radio]";
  const posts = (form: HTMLFormElement | null | undefined) =>
    Boolean(form && (form.method === "post" || form.getAttribute("action")));
  const take = (event: Event, on: Element, act: () => void) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    acts.delete(on);
    acts.set(on, act);
  };
  const press = (event: Event) => {
    const target = (event.target as Element).closest<HTMLInputElement>(pressable);
    if (!target || (target.type !== "button" && posts(target.form))) return;
    take(event, target, () => target.click());
  };
  const send = (event: Event) => {
    const form = event.target as HTMLFormElement;
    if (!posts(form)) take(event, form, () => form.requestSubmit());
  };
  const type = (event: Event) => {
    const field = event.target as HTMLInputElement;
    if (field.type === "checkbox" || field.type === "radio") return;
    typed.set(field, field.value);
    // React would hydrate for this event, put back what the server wrote, and take that for what was chosen.
    event.stopImmediatePropagation();
  };
  const heard = [
    ["click", press],
    ["submit", send],
    ["input", type],
    ["change", type],
  ] as const;
  for (const [name, listener] of heard) window.addEventListener(name, listener, true);
  window.replayEarlyInput = () => {
    delete window.replayEarlyInput;
    for (const [name, listener] of heard) window.removeEventListener(name, listener, true);
    for (const [element, value] of typed) {
      const field = element as HTMLInputElement;
      const kind = Object.getPrototypeOf(field);
      // React hears of a change only where the value is not the one it knows: it is told of another one first.
      field.value = "";
      Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(field, value);
      field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    }
    for (const act of acts.values()) act();
  };
}

/** On a slow machine people press and type before the page's script runs; this lets none of it be lost. */
export function KeepEarlyInput({ nonce }: { nonce?: string }) {
  const text = { __html: `(${keepEarly})()` };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is that of our own function
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={text} />;
}

/** Does what `KeepEarlyInput` kept. It stands last on the page, so that all else there already listens. */
export function ReplayEarlyInput() {
  useEffect(() => window.replayEarlyInput?.(), []);
  return null;
}
