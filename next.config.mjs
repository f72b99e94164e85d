import createNextIntlPlugin from "next-intl/plugin";

const dev = process.env.NODE_ENV === "development";
const { APP_URL } = process.env;

const contentSecurityPolicy = [
  "default-src 'self'",
  // Next puts what a page starts with into inline scripts; its dev client evaluates code.
  `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  `connect-src 'self'${dev ? " ws:" : ""}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
];

/** A personal link is its holder's key: no other site, and no search engine, may learn it. */
const personal = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run verify` checks the types of everything; the build needs no second look.
  typescript: { ignoreBuildErrors: true },
  // From an address that is not among these the dev client gets no answer, and loads its page again and again.
  allowedDevOrigins: ["127.0.0.1", "localhost", ...(APP_URL ? [new URL(APP_URL).hostname] : [])],
  serverExternalPackages: [
    "@node-rs/argon2",
    "graphile-worker",
    "inngest",
    "nodemailer",
    "pg",
    "pino",
    "pino-pretty",
    "postgres",
    "prom-client",
  ],
  // Browsers ask for this path on pages that name no icon: respondents' pages, and what the API answers.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    // Respondents' pages bring their own, stricter one.
    {
      source: "/((?!(?:s|u|stop)/).*)",
      headers: [{ key: "Content-Security-Policy", value: contentSecurityPolicy }],
    },
    { source: "/:door(s|u|stop)/:path*", headers: personal },
  ],
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
