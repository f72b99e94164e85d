/** The tokens of the design as hex, since mail programs know no other form; each with its dark counterpart. */
export const palette = {
  paper: {
    ground: "#f9f5ee",
    card: "#fffefb",
    line: "#dfd8cd",
    ink: "#2d231c",
    soft: "#675b51",
    dark: { ground: "#15120f", card: "#1e1a17", line: "#39342f", ink: "#efebe4", soft: "#ada79e" },
  },
  cool: {
    ground: "#f8fafb",
    card: "#ffffff",
    line: "#dee4e6",
    ink: "#121e23",
    soft: "#576368",
    dark: { ground: "#0b1114", card: "#12181c", line: "#242c30", ink: "#e9eeef", soft: "#98a2a6" },
  },
  accent: "#085a68",
  onAccent: "#f9fdfd",
  control: "#889397",
  danger: "#c7332f",
  dark: { accent: "#70bec9", onAccent: "#03171d", control: "#647177", danger: "#c83a35" },
} as const;

/** What a brand changes in a mail: the colour of its buttons and links, by day and by night, its corners, its logo. */
export type MailLook = {
  accent: string;
  onAccent: string;
  dark: { accent: string; onAccent: string };
  radius: number;
  logo: { url: string; width: number; height: number } | null;
};

/** Ours, where there is no brand. */
export const plainLook: MailLook = {
  ...{ accent: palette.accent, onAccent: palette.onAccent, radius: 8, logo: null },
  dark: { accent: palette.dark.accent, onAccent: palette.dark.onAccent },
};

/** Characters of a private area that stand for the colours until it is known whose they are. */
export const lookMarks = { accent: "\ue010", onAccent: "\ue011", radius: "\ue012" };

/** Stands for the address of our own pictures until it is known from where the mail is sent. */
export const picturesMark = "\ue013";

/** Puts a look in the place of the marks. */
export function inLook(html: string, { accent, onAccent, radius }: MailLook): string {
  return html
    .replaceAll(lookMarks.accent, accent)
    .replaceAll(lookMarks.onAccent, onAccent)
    .replaceAll(lookMarks.radius, `${radius}px`);
}

/** The ground of a mail: warm for those who answer, cool for those who work. */
export type Tone = "paper" | "cool";

export const sans = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
export const mono = "ui-monospace,Menlo,Consolas,monospace";

/** What inline styles cannot say: the phone's narrower sides, and the dark colours by class. */
export function styleSheet(tone: Tone, look: MailLook = plainLook): string {
  const { dark } = palette[tone];
  const rules = [
    `.ground{background:${dark.ground}!important}`,
    `.card,.step{background:${dark.card}!important}`,
    `.card,.line{border-color:${dark.line}!important}`,
    `.ink,.step a{color:${dark.ink}!important}`,
    `.soft,.soft a{color:${dark.soft}!important}`,
    `.link{color:${look.dark.accent}!important}`,
    `.step,.open{border-color:${palette.dark.control}!important}`,
    `.button,.button a{background-color:${look.dark.accent}!important}`,
    `.button a{color:${look.dark.onAccent}!important}`,
    // A logo was drawn for a light ground.
    ".logo{background:#fff!important;padding:6px!important}",
    `.code{background:${dark.ground}!important}`,
  ];
  return [
    "body{margin:0}",
    ".card p,.card li{overflow-wrap:anywhere}",
    `.link{color:${look.accent}}`,
    "@media(max-width:600px){.wide{width:100%!important}.cell{padding:24px 20px 20px!important}.out{padding:12px!important}.step a{font-size:14px!important}}",
    `@media(prefers-color-scheme:dark){${rules.join("")}}`,
  ].join("");
}
