"use client";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { isAwaited, onNews } from "./news";

const Toaster = lazy(() => import("./toaster"));

/** Where short news appears: what is done, and what an act behind a menu could not do. Loaded with the first of it. */
export function Toasts() {
  const awaited = useSyncExternalStore(onNews, isAwaited, () => false);
  if (!awaited) return null;
  return (
    <Suspense>
      <Toaster />
    </Suspense>
  );
}
