"use client";
import { lazy, Suspense, useEffect, useState } from "react";
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
  if (open && !wasOpen) setWasOpen(true);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Control" || event.key === "Meta") return void loadPalette();
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    const dropListener = onOpenPalette(() => setOpen(true));
    return () => {
      document.removeEventListener("keydown", onKey);
      dropListener();
    };
  }, []);
  if (!wasOpen) return null;
  return (
    <Suspense>
      <OpenedPalette {...{ open, setOpen, acts }} />
    </Suspense>
  );
}
