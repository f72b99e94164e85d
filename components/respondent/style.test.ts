import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { style } from "./style";

const tokens = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
const [lightTokens = "", darkTokens = ""] = tokens.split('[data-theme="dark"]');
const [lightStyle = "", darkStyle = ""] = style.split("@media (prefers-color-scheme:dark)");

/** The hex form of `oklch(l c h)`. Source: Ottosson, OKLab. */
function hexOf(l: number, c: number, h: number): string {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const linear = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  const parts = linear.map((v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
  return `#${parts
    .map((v) => Math.round(Math.min(1, Math.max(0, v)) * 255))
    .map((v) => v.toString(16).padStart(2, "0"))
    .join("")}`;
}

function tokenOf(css: string, name: string): string {
  const match = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(css);
  return match ? hexOf(Number(match[1]), Number(match[2]), Number(match[3])) : `no --${name}`;
}

const names = {
  paper: "paper",
  surface: "paper-surface",
  line: "paper-border",
  ink: "paper-ink",
  muted: "paper-muted",
  control: "control",
  primary: "primary",
  "primary-hover": "primary-hover",
  "on-primary": "primary-foreground",
  soft: "primary-soft",
  "link-line": "primary-line",
  ring: "ring",
  danger: "danger",
  "danger-soft": "danger-soft",
  "danger-line": "danger-line",
};

describe("the colours of respondents' pages are the design tokens", () => {
  test.each(Object.entries(names))("--%s is --%s, in light and dark", (own, token) => {
    const valueIn = (css: string) => new RegExp(`--${own}:(#[0-9a-f]{6})`).exec(css)?.[1];
    expect(valueIn(lightStyle)).toBe(tokenOf(lightTokens, token));
    expect(valueIn(darkStyle)).toBe(tokenOf(darkTokens, token));
  });
});
