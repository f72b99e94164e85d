import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { KeepEarlyInput, ReplayEarlyInput } from "@/components/page/early-input";
import { KeepFocus } from "@/components/page/keep-focus";
import { Themes } from "@/components/page/themes";
import { Toasts } from "@/components/page/toasts";
import { nonceHeader } from "@/lib/nonce";
import "./globals.css";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { template: "%s · Surveyhook", default: "Surveyhook" },
  robots: { index: false, follow: false },
  referrer: "same-origin",
  icons: "/icon.svg",
  manifest: "/manifest.webmanifest",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? undefined;
  return (
    <html lang={await getLocale()} suppressHydrationWarning>
      <body>
        <KeepEarlyInput nonce={nonce} />
        <NextIntlClientProvider>
          <Themes nonce={nonce}>
            {children}
            <Toasts />
            <KeepFocus />
          </Themes>
        </NextIntlClientProvider>
        <ReplayEarlyInput />
      </body>
    </html>
  );
}
