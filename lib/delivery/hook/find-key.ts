import type { GivenKey, HookRequest } from "./context";

const parameters = /^(api_?key|key|code|access_token|token)$/i;

/**
 * The key of a request, first that is present: Bearer, HTTP Basic as user name or password, X-API-Key, then a query
 * parameter of any letter case. Sources: RFC 6750, RFC 7617.
 */
export function findKey(headers: HookRequest["headers"], query: URLSearchParams): GivenKey | undefined {
  const { authorization = "" } = headers;
  const bearer = /^Bearer[ \t]+(\S+)[ \t]*$/i.exec(authorization);
  if (bearer) return { keys: [bearer[1]!], inUrl: false };
  const basic = /^Basic[ \t]+([A-Za-z0-9+/=_-]+)[ \t]*$/i.exec(authorization);
  if (basic) {
    const [user = "", ...password] = Buffer.from(basic[1]!, "base64").toString("utf8").split(":");
    const keys = [user, password.join(":")].filter((key) => key !== "");
    if (keys.length > 0) return { keys, inUrl: false };
  }
  const header = headers["x-api-key"]?.trim();
  if (header) return { keys: [header], inUrl: false };
  for (const [name, value] of query) {
    if (parameters.test(name) && value !== "") return { keys: [value], inUrl: true };
  }
  return undefined;
}
