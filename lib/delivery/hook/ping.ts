type Asked = { headers: Record<string, string | undefined> };

/** How senders try a hook without anybody to invite: each kind of system, and how its ping is told. */
const pings: Record<string, (request: Asked, body: Buffer) => boolean> = {
  github: ({ headers }) => headers["x-github-event"] === "ping",
  woocommerce: ({ headers }, body) =>
    /^\s*application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "") &&
    body.length < 40 &&
    /^webhook_id=\d+$/.test(body.toString("latin1")),
};

/** Is it a ping, which carries no respondent? */
export function isPing(request: Asked, body: Buffer): boolean {
  return Object.values(pings).some((tells) => tells(request, body));
}

/** What a ping is answered: nothing came, and nothing is wrong. */
export const pingAnswer = JSON.stringify({
  ...{ mode: "ping", accepted: 0, filtered: 0, duplicates: 0, rejected: 0 },
  results: [],
});
