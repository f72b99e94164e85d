import createNextIntlPlugin from "next-intl/plugin";

const { APP_URL } = process.env;

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
];

/** What lies in `public` keeps its name when it changes. */
const forADay = [{ key: "Cache-Control", value: "public, max-age=86400" }];

/** A personal link is its holder's key: no other site, and no search engine, may learn it. */
const personal = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** @type {import("next").NextConfig} */
const config = {
  // Set for whoever runs a build; it is made under the usual name.
  distDir: process.env.SURVEYHOOK_BUILD ?? ".next",
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run check` has the types of everything checked by tsc. Next would ask TypeScript for an API that 7 has no more,
  // or run tsc once more, at whoever starts the app.
  typescript: { ignoreBuildErrors: true },
  // From an address that is not among these the dev client gets no answer, and loads its page again and again.
  allowedDevOrigins: ["127.0.0.1", "localhost", ...(APP_URL ? [new URL(APP_URL).hostname] : [])],
  serverExternalPackages: [
    "@node-rs/argon2",
    "inngest",
    "nodemailer",
    "pino",
    "pino-pretty",
    "postgres",
    "prom-client",
    "sharp",
  ],
  // Browsers ask for this path on pages that name no icon: respondents' pages, and what the API answers.
  // The words of the dashboard are parsed when it is built: what formats them is a tenth of what parses them.
  turbopack: {
    rules: {
      "*.json": {
        condition: { path: /messages.(en|sv)\.json$/ },
        loaders: [
          {
            loader: "next-intl/extractor/catalogLoader",
            options: { messages: { format: "json", precompile: true } },
          },
        ],
        as: "*.js",
      },
    },
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/:file(favicon.ico|icon.svg|manifest.webmanifest|robots.txt)", headers: forADay },
    { source: "/mail/:face(face-\\d\\.png)", headers: forADay },
    { source: "/:door(s|u|stop)/:path*", headers: personal },
  ],
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
