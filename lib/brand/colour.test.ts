import { describe, expect, it } from "vitest";
import { brandColours, contrast, leastContrast } from "./colour";

const steps = [
  "00",
  "11",
  "22",
  "33",
  "44",
  "55",
  "66",
  "77",
  "88",
  "99",
  "aa",
  "bb",
  "cc",
  "dd",
  "ee",
  "ff",
];
const all = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));

describe("a brand's colour", () => {
  it("can be read as text and under text, by day and by night, whichever of 4,096 it is", () => {
    for (const color of all) {
      const { light, dark } = brandColours(color);
      for (const [on, ground] of [
        [light.on, light.color],
        [light.color, "#f9f5ee"],
        [light.color, "#fffefb"],
        [light.on, light.hover],
        [dark.on, dark.color],
        [dark.color, "#1e1a17"],
        [dark.color, "#15120f"],
        [dark.on, dark.hover],
        ["#2d231c", light.tint],
        ["#efebe4", dark.tint],
      ] as const)
        if (contrast(on, ground) < leastContrast)
          throw new Error(`${color}: ${on} on ${ground} is ${contrast(on, ground).toFixed(2)}`);
    }
  });

  it("is used as it is where it is dark enough, and says where it is not", () => {
    expect(brandColours("#085A68")).toMatchObject({ light: { color: "#085a68" }, darkened: false });
    expect(brandColours("#ffdd00")).toMatchObject({ darkened: true });
    expect(brandColours("#ffdd00").light.color).not.toBe("#000000");
  });

  it("is measured as WCAG measures it", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});
