"use client";
import { useEffect, useState } from "react";

const patienceMs = 250;

/** A text as it was when it last stood still. */
export function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), patienceMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
