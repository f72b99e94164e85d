import { expect, test } from "vitest";
import { type ServerFacts, serverFault } from "./check-server";

const good: ServerFacts = {
  version: 15,
  standby: false,
  readOnly: false,
  commit: "on",
  encoding: "UTF8",
  role: "surveyhook",
  database: "Surveys",
  schema: "public",
  createsSchemas: true,
  createsTables: true,
};

test("a server that will do has no fault", () => {
  expect(serverFault(good)).toBeUndefined();
  expect(serverFault({ ...good, commit: "remote_apply" })).toBeUndefined();
});

test.each<[Partial<ServerFacts>, RegExp]>([
  [{ version: 14 }, /PostgreSQL 14 is too old; 15 or newer/],
  [{ standby: true, readOnly: true }, /standby.+name the primary/],
  [{ readOnly: true }, /alter role surveyhook set default_transaction_read_only = off/],
  [{ encoding: "SQL_ASCII" }, /SQL_ASCII.+UTF8/],
  [{ commit: "off" }, /alter role surveyhook set synchronous_commit = on/],
  [{ createsSchemas: false, createsTables: false }, /grant create on database "Surveys" to surveyhook/],
  [{ createsTables: false, role: "it's me" }, /grant usage, create on schema public to "it's me"/],
  [{ createsTables: false, schema: null }, /on schema public/],
])("a server with %j will not do, and is told how it would", (facts, words) => {
  expect(serverFault({ ...good, ...facts })).toMatch(words);
});
