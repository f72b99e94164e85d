import { describe, expect, test } from "vitest";
import { readDatabaseUrl } from "./connection-url";

const read = (url: string, environment: Record<string, string> = {}) => readDatabaseUrl(url, environment);

describe("a DATABASE_URL", () => {
  test.each([
    ["postgres://u:p@h/d", { user: "u", password: "p", database: "d", places: [{ host: "h", port: 5432 }] }],
    ["postgresql://u@h:6543/d", { password: "", places: [{ host: "h", port: 6543 }] }],
    ["postgres://u@h", { database: "u" }],
    ["postgres://u@h/", { database: "u" }],
    ["postgres://h/d?user=u&password=p%26q", { user: "u", password: "p&q" }],
    ["postgres://u@[::1]:5433/d", { places: [{ host: "::1", port: 5433 }] }],
    [
      "postgres://u@a:1,b:2/d",
      {
        places: [
          { host: "a", port: 1 },
          { host: "b", port: 2 },
        ],
      },
    ],
    [
      "postgres://u@a,b:2/d",
      {
        places: [
          { host: "a", port: 5432 },
          { host: "b", port: 2 },
        ],
      },
    ],
    ["postgres://u@/d?host=/run/pg", { places: [{ path: "/run/pg/.s.PGSQL.5432" }] }],
    ["postgres:///d?host=/run/pg&port=5433&user=u", { places: [{ path: "/run/pg/.s.PGSQL.5433" }] }],
    ["postgres://u@%2Frun%2Fpg/d", { places: [{ path: "/run/pg/.s.PGSQL.5432" }] }],
    ["postgres://u:a#b@h/d", { password: "a#b", database: "d" }],
    ["postgres://u:a%b@h/d", { password: "a%b" }],
    ["postgres://u:100%25@h/d", { password: "100%" }],
    ["postgres://u:a@b@h/d", { password: "a@b", places: [{ host: "h", port: 5432 }] }],
    ["postgres://u:a/b@h/d", { password: "a/b", database: "d" }],
    ["postgres://u:12/b@h:5433/d", { password: "12/b", places: [{ host: "h", port: 5433 }] }],
    ["postgres://u:a?b:c@h/d", { password: "a?b:c", database: "d" }],
    ["postgres://u:%ff@h/d", { password: "%ff" }],
    ["postgres://u:p#@/:?%&=x@h:1/d?sslmode=require", { password: "p#@/:?%&=x", database: "d" }],
    ["postgres://u:p@h/d?application_name=a@b", { password: "p", applicationName: "a@b" }],
    ["postgres://u@h/d?options=-c%20statement_timeout%3D5s", { options: "-c statement_timeout=5s" }],
    [
      "postgres://u@h/d?options=endpoint=x&connect_timeout=3",
      { options: "endpoint=x", connectTimeoutMs: 3000 },
    ],
    ["postgres://u@h/d?hostaddr=10.0.0.1", { places: [{ host: "10.0.0.1", port: 5432 }] }],
  ])("%s is read as libpq reads it", (url, expected) => {
    expect(read(url)).toMatchObject(expected);
  });

  test.each([
    ["", { mode: "prefer" }],
    ["sslmode=disable", { mode: "disable" }],
    ["sslmode=require", { mode: "require" }],
    ["sslmode=require&channel_binding=require", { mode: "require" }],
    ["channel_binding=require", { mode: "require" }],
    ["sslrootcert=system", { mode: "verify-full", rootCert: "system" }],
    ["sslmode=verify-ca&sslrootcert=/ca.pem", { mode: "verify-ca", rootCert: "/ca.pem" }],
    ["sslmode=verify-full&sslnegotiation=direct", { mode: "verify-full", direct: true }],
    ["sslcert=/c.pem&sslkey=/k.pem", { mode: "prefer", cert: "/c.pem", key: "/k.pem" }],
  ])("with %s is protected as %j", (how, expected) => {
    expect(read(`postgres://u@h/d?${how}`).tls).toMatchObject(expected);
  });

  test("passes over what other drivers read, and says what that was", () => {
    const { ignored } = read(
      "postgres://u@h/d?pgbouncer=true&connection_limit=5&schema=public&pool_timeout=1&sslmode=require&client_encoding=utf8",
    );
    expect(ignored).toEqual(["pgbouncer", "connection_limit", "schema", "pool_timeout"]);
  });

  test("is completed by the variables of libpq, which it overrides", () => {
    const environment = { PGUSER: "pu", PGPASSWORD: "p#@/:?%&", PGDATABASE: "pd", PGHOST: "ph", PGPORT: "6" };
    const all = { user: "pu", password: "p#@/:?%&", database: "pd", places: [{ host: "ph", port: 6 }] };
    expect(read("postgres://", environment)).toMatchObject(all);
    expect(read("postgres://u:p@h:1/d", environment)).toMatchObject({
      user: "u",
      password: "p",
      database: "d",
    });
    expect(read("postgres://h/d", { ...environment, PGSSLMODE: "require" }).tls.mode).toBe("require");
  });

  test.each([
    ["mysql://u:secret@h/d", "must be a PostgreSQL URL"],
    ["postgres://u:secret@h:port/d", "must be a PostgreSQL URL"],
    ["postgres://u:secret@h:99999/d", "the port must be"],
    ["postgres://u:secret@a,b,c/d?port=1,2", "as many ports as hosts"],
    ["postgres://u:secret@h/d?sslmode=on", "sslmode must be one of"],
    ["postgres://u:secret@h/d?sslmode=require&sslrootcert=system", "sslrootcert=system"],
    ["postgres://u:secret@h/d?channel_binding=yes", "channel_binding must be one of"],
    ["postgres://u:secret@h/d?connect_timeout=soon", "connect_timeout must be"],
    ["postgres://u:secret@[::1/d", "must be a PostgreSQL URL"],
    ["u:secret@h/d", "must be a PostgreSQL URL"],
  ])("%s is refused in one line that holds no password", (url, fault) => {
    const message = (() => {
      try {
        return String(read(url));
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toContain(fault);
    expect(message).not.toMatch(/secret|\n/);
  });
});
