const swc = require("@swc/core");

// dependency-cruiser 17 asks swc for TypeScript without JSX, and TypeScript 7 has no parser for it to use instead.
const parse = swc.parseFileSync;
swc.parseFileSync = (file, options) => parse(file, { ...options, tsx: file.endsWith("x") });

const rooms = Object.keys(require("./scripts/rooms.cjs").rooms);
const anyOf = (names) => `^lib/(${names.join("|")})/`;

const notProduct = "(\\.test\\.tsx?$|/testing[^/]*(/|\\.ts$))";

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
        path: "^(app|components|inngest|lib|scripts|server)",
        pathNot: "^lib/(env|ids|secret|time-zone)\\.ts$",
      },
    ),
    never(
      "lib-looks-down",
      "lib is the product; it knows no page and no engine.",
      { path: "^lib/" },
      {
        path: "^(app|components|inngest|scripts|server)",
      },
    ),
    never(
      "lib-without-next",
      "lib/auth alone knows next-auth.",
      { path: "^lib/", pathNot: "^lib/auth/" },
      {
        path: "node_modules/(next|next-auth|next-intl|inngest)/",
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
        path: "^(app|db|inngest|scripts|server)",
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
        path: "^(app|components|scripts|server)",
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
      "unknown-room",
      "A folder of lib has a rank: name it in scripts/rooms.cjs.",
      { path: "^lib/[^/]+/", pathNot: anyOf(rooms) },
      {},
    ),
    never(
      "unknown-room-used",
      "A folder of lib has a rank: name it in scripts/rooms.cjs.",
      {},
      { path: "^lib/[^/]+/", pathNot: anyOf(rooms) },
    ),
    never(
      "ground-of-lib",
      "The files directly in lib know no room.",
      { path: "^lib/[^/]+\\.ts$" },
      { path: "^lib/[^/]+/", pathNot: "^lib/text/" },
    ),
    ...rooms
      .map((room, rank) =>
        never(
          `rank-of-${room}`,
          "A room of lib imports what stands before it in scripts/rooms.cjs.",
          { path: `^lib/${room}/`, pathNot: notProduct },
          { path: anyOf(rooms.slice(rank + 1)) },
        ),
      )
      .slice(0, -1),
    never(
      "no-dev-package",
      "What runs may not need what only develops.",
      {
        path: "^(app|components|db|inngest|lib|server)",
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
