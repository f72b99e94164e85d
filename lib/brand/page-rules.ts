import type { Theme } from "@/db/schema";
import { brandColours, type Shades } from "./colour";

const square =
  ".card,.scale span,.choices label,textarea,.number,.line,select,.mr span,.send,.plain,.summary,.note,.langs details ul{border-radius:0}";

/** What a theme changes in the style sheet of respondents' pages; nothing where there is none. */
export function themeRules(theme: Theme | null): string {
  if (theme === null) return "";
  const { light, dark } = brandColours(theme.color);
  const corner = theme.corner === "square" ? square : "";
  return `:root{${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}${corner}`;
}

function variables({ color, on, hover, tint, line }: Shades): string {
  return `--primary:${color};--primary-hover:${hover};--on-primary:${on};--soft:${tint};--link-line:${line};--ring:${color}`;
}
