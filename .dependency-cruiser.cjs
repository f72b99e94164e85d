const swc = require("@swc/core");

// dependency-cruiser 17 asks swc for TypeScript without JSX, and TypeScript 7 has no parser for it to use instead.
const parse = swc.parseFileSync;
swc.parseFileSync = (file, options) => parse(file, { ...options, tsx: file.endsWith("x") });

/** The import arrow, as path patterns: a new folder is covered at birth. */
const pure = "^lib/(survey|message|respondent|response|suppression|workspace)/";

const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    never("no-cycle", "Two files that need each other are one file.", {}, { circular: true }),
    never("no-unresolvable", "What is imported must exist.", {}, { couldNotResolve: true }),
    never(
      "db-knows-the-driver-only",
      "db is the ground.",
      { path: "^db/", pathNot: "\\.test\\.ts$" },
      {
        path: "^(app|components|inngest|lib|scripts|server\\.ts)",
        pathNot: "^lib/(env|ids|secret|time-zone)\\.ts$",
      },
    ),
    never(
      "lib-looks-down",
      "lib is the product; it knows no page and no engine.",
      { path: "^lib/" },
      {
        path: "^(app|components|inngest|scripts|server\\.ts)",
      },
    ),
    never(
      "lib-without-next",
      "lib/auth alone knows next-auth.",
      { path: "^lib/", pathNot: "^lib/auth/" },
      {
        path: "node_modules/(next|next-auth|next-intl|inngest|graphile-worker)/",
      },
    ),
    never(
      "lib-without-react",
      "Mail templates excepted.",
      { path: "^lib/", pathNot: "^lib/mail/templates/" },
      {
        path: "node_modules/(react|react-dom|@react-email)/",
      },
    ),
    never(
      "components-look-down",
      "What people see gets data and actions as props.",
      { path: "^components/" },
      {
        path: "^(app|db|inngest|scripts|server\\.ts)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    never(
      "ui-knows-no-domain",
      "components/ui knows no domain word.",
      { path: "^components/ui/" },
      {
        path: "^(components/(?!ui/)|lib/|db/)",
      },
    ),
    never(
      "inngest-looks-down",
      "When, never how.",
      { path: "^inngest/" },
      {
        path: "^(app|components|scripts|server\\.ts)",
      },
    ),
    never(
      "only-app-wakes",
      "Of the pages only the routing may wake the engine.",
      { path: "^app/" },
      {
        path: "^inngest/",
        pathNot: "^inngest/(wake|serve|driver)\\.ts$",
      },
    ),
    never(
      "ground-of-lib",
      "mail, and the files directly in lib, know no domain.",
      { path: "^lib/(mail/|[^/]+\\.ts$)" },
      {
        path: "^lib/[^/]+/",
        pathNot: "^lib/mail/",
      },
    ),
    never(
      "entities-first",
      "Below automation.",
      { path: pure },
      {
        path: "^lib/(automation|delivery|run|invitation|notification|api)/",
      },
    ),
    never(
      "automation-next",
      "Below notification.",
      { path: "^lib/automation/" },
      {
        path: "^lib/(notification|delivery|run|invitation|overview|api)/",
      },
    ),
    never(
      "notification-next",
      "Below delivery: the transaction that finds a failure writes the notices of it.",
      { path: "^lib/notification/" },
      {
        path: "^lib/(delivery|run|invitation|overview|api)/",
        pathNot: "/testing\\.ts$",
      },
    ),
    never(
      "delivery-next",
      "Below run.",
      { path: "^lib/delivery/" },
      {
        path: "^lib/(run|invitation|overview|api)/",
      },
    ),
    never(
      "run-next",
      "Below invitation.",
      { path: "^lib/run/" },
      {
        path: "^lib/(invitation|overview|api)/",
      },
    ),
    never(
      "no-dev-package",
      "What runs may not need what only develops.",
      {
        path: "^(app|components|db|inngest|lib|server\\.ts)",
        pathNot: "(\\.test\\.tsx?$|/testing)",
      },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    ),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)\\.next" },
    tsPreCompilationDeps: true,
    // Not tsConfig: it would take `inngest` for our folder of that name.
    webpackConfig: { fileName: "scripts/import-alias.cjs" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
