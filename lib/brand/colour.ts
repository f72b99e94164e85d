/** A colour as red, green and blue, each 0 to 255. */
type Rgb = readonly [number, number, number];

/** What stands beside a brand's colour: text on it, and the grounds that it is text on, light and dark. */
const light = { on: "#ffffff", grounds: ["#f9f5ee", "#fffefb", "#ffffff"] };
const dark = { on: "#0d1214", grounds: ["#15120f", "#1e1a17"] };

/** The least contrast of text. Source: WCAG 2.2, 1.4.3. */
export const leastContrast = 4.5;

/** The contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A colour in the places where it is used: as a ground with text on it, as text, and as a tint behind text. */
export type Shades = { color: string; on: string; hover: string; tint: string; line: string };

/** A brand's colour by day and by night. `darkened`: it was too light for text, and is used darker than it was given. */
export type BrandColours = { light: Shades; dark: Shades; darkened: boolean };

/**
 * The shades of a colour: one that is dark enough is used as it is, else it is darkened to where text on it, and it as
 * text, can be read; for dark grounds it is lightened likewise.
 * @param color `#rrggbb`
 */
export function brandColours(color: string): BrandColours {
  const given = color.toLowerCase();
  const day = until(given, "#000000", (each) => readable(each, light));
  const night = until(given, "#ffffff", (each) => readable(each, dark));
  return {
    light: {
      ...{ color: day, on: light.on, hover: mix(day, "#000000", 0.15) },
      ...{ tint: mix(day, "#ffffff", 0.9), line: mix(day, "#ffffff", 0.6) },
    },
    dark: {
      ...{ color: night, on: dark.on, hover: mix(night, "#ffffff", 0.2) },
      ...{ tint: mix(night, "#15120f", 0.82), line: mix(night, "#15120f", 0.6) },
    },
    darkened: day !== given,
  };
}

function readable(color: string, { on, grounds }: typeof light): boolean {
  return [on, ...grounds].every((other) => contrast(color, other) >= leastContrast);
}

/** Mixed with another in steps of a hundredth, as little as it takes. */
function until(color: string, towards: string, good: (color: string) => boolean): string {
  for (let part = 0; part < 1; part += 0.01) {
    const mixed = part === 0 ? color : mix(color, towards, part);
    if (good(mixed)) return mixed;
  }
  return towards;
}

function mix(color: string, other: string, part: number): string {
  const [a, b] = [rgbOf(color), rgbOf(other)];
  const channels = a.map((channel, i) => Math.round(channel * (1 - part) + b[i]! * part));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function rgbOf(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
