"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Makes the page again every five seconds while its run moves and the tab is seen. */
export function WatchRun() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, 5_000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
