"use client";
import { useEffect } from "react";
import { type FocusPlace, isUsable, nearest, placeOf } from "./focus-place";

/**
 * Keeps the keyboard's place on every page. What is pressed and then taken away, or disabled for a while, leaves the focus near
 * instead of at the page's top; what is sent with faults brings it to the first of them.
 */
export function KeepFocus() {
  useEffect(() => {
    const ended = new AbortController();
    const on = <K extends keyof DocumentEventMap>(name: K, listener: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(name, listener, { capture: true, signal: ended.signal });
    /** Where the focus has been, latest last: a dialog that closes leads back to before it. */
    let trail: FocusPlace[] = [];
    /** What was sent and may come back with faults. */
    let sent: Element | null = null;
    let waiting = 0;

    const isLost = () => document.activeElement === null || document.activeElement === document.body;

    function look() {
      waiting = 0;
      if (sent && !sent.isConnected) sent = null;
      const fault = [...(sent?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? [])].find(isUsable);
      if (fault) {
        sent = null;
        return fault.focus();
      }
      while (isLost() && trail.length > 0) {
        const { element } = trail.at(-1)!;
        if (element.isConnected && element.matches(":disabled")) return;
        const near = isUsable(element) ? element : nearest(trail.at(-1)!);
        near?.focus({ preventScroll: trail.at(-1)!.path !== window.location.pathname });
        if (!isLost()) return;
        if (trail.at(-1)!.path !== window.location.pathname) return;
        trail.pop();
      }
    }

    // Two frames: who looks after the focus by himself, such as a dialog that closes, comes first.
    function lookSoon() {
      if (waiting === 0)
        waiting = requestAnimationFrame(() => {
          waiting = requestAnimationFrame(look);
        });
    }

    on("focusin", ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      trail = [...trail.filter(({ element }) => element !== target), placeOf(target)].slice(-30);
    });
    // Who presses beside everything has left the place by will.
    on("pointerdown", ({ target }) => {
      sent = null;
      if (
        target instanceof Element &&
        !target.closest("a, button, input, select, textarea, label, summary, [tabindex]")
      )
        trail = [];
    });
    on("input", () => {
      sent = null;
    });
    on("keydown", ({ key, target }) => {
      sent = key === "Enter" && target instanceof HTMLInputElement ? formAround(target) : null;
      if (sent) lookSoon();
    });
    on("submit", ({ target }) => {
      sent = target as Element;
      lookSoon();
    });
    on("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      sent = (button && formAround(button)) ?? sent;
      if (sent) lookSoon();
    });
    const observer = new MutationObserver(lookSoon);
    observer.observe(document.body, {
      ...{ childList: true, subtree: true },
      attributeFilter: ["disabled", "hidden", "inert", "aria-invalid"],
    });
    return () => {
      ended.abort();
      observer.disconnect();
      cancelAnimationFrame(waiting);
    };
  }, []);
  return null;
}

/** What is sent by a control without a form of its own: a dialog whose buttons stand beside its form, or a row's small form. */
function formAround(control: Element): Element | null {
  return (
    control.closest("[data-sends]") ?? (control.closest("form") ? null : control.closest('[role="dialog"]'))
  );
}
