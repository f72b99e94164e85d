const { dirname } = require("node:path");

/** The path alias of tsconfig.json, for dependency-cruiser. */
module.exports = { resolve: { alias: { "@": dirname(__dirname) } } };
