/** How pages and mails look, as a form holds it. */
export type BrandTheme = { color: string; logo: string | null; corner: "round" | "square" };

/** A brand as a form holds it: one footer, or one for each language. */
export type BrandValues = {
  theme: BrandTheme | null;
  senderName: string | null;
  replyTo: string | null;
  footer: string | Record<string, string> | null;
};
