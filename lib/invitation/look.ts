import type { Theme } from "@/db/schema";
import { brandColours } from "../brand/colour";
import type { Logo } from "../brand/images";
import { type MailLook, plainLook } from "../mail/templates/palette";

/** A logo in a mail is at most so high and wide, in pixels. */
const most = { width: 240, height: 64 };

/** What a theme makes of a mail; ours where there is none. */
export function mailLook(theme: Theme | null, logo: MailLook["logo"]): MailLook {
  if (theme === null) return plainLook;
  const { light, dark } = brandColours(theme.color);
  return {
    ...{ accent: light.color, onAccent: light.on, radius: theme.corner === "square" ? 0 : plainLook.radius },
    dark: { accent: dark.color, onAccent: dark.on },
    logo,
  };
}

/** A logo as it stands in a mail: its whole address, and as large as it is shown. */
export function mailedLogo(logo: Logo | null, appUrl: string): MailLook["logo"] {
  if (!logo) return null;
  const { id, width, height } = logo;
  const part = Math.min(1, most.width / width, most.height / height);
  const shown = (size: number) => Math.max(1, Math.round(size * part));
  return { url: `${appUrl}/i/${id}`, width: shown(width), height: shown(height) };
}
