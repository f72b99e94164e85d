"use client";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/** Light, dark, or as the system: kept in this browser, set on <html> before anything is painted. */
export function Themes({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <ThemeProvider
      nonce={nonce}
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
    >
      {children}
    </ThemeProvider>
  );
}
