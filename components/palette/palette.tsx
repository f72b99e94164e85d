"use client";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { loadPalette, onOpenPalette } from "./palette-handle";
import type { Acts } from "./use-commands";

const OpenedPalette = lazy(loadPalette);

/**
 * Goes to any page or thing by its name, and does what can be done from anywhere; Ctrl or Cmd with K opens it. It is loaded
 * when it first opens, or when Ctrl or Cmd is held.
 */
export function Palette(acts: Acts) {
  const [wasOpen, setWasOpen] = useState(false);
  const [open, setOpen] = useState(false);
  /** What is typed from its opening until its field has the focus, which may take a moment; null where it is not opening. */
  const early = useRef<string | null>(null);
  if (open && !wasOpen) setWasOpen(true);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Control" || event.key === "Meta") return void loadPalette();
      if (event.key === "Escape") early.current = null;
      const chord = event.ctrlKey || event.metaKey || event.altKey;
      if (early.current !== null && event.key.length === 1 && !chord) {
        event.preventDefault();
        early.current += event.key;
        return;
      }
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => {
        early.current = was ? null : "";
        return !was;
      });
    };
    document.addEventListener("keydown", onKey);
    const dropListener = onOpenPalette(() => {
      early.current = "";
      setOpen(true);
    });
    return () => {
      document.removeEventListener("keydown", onKey);
      dropListener();
    };
  }, []);
  if (!wasOpen) return null;
  const change = (to: boolean) => {
    early.current = null;
    setOpen(to);
  };
  const takeEarly = () => {
    const typed = early.current ?? "";
    early.current = null;
    return typed;
  };
  return (
    <Suspense>
      <OpenedPalette {...{ open, setOpen: change, acts, takeEarly }} />
    </Suspense>
  );
}
