import { headerOf } from "./event-id";
import type { Handshake, Scheme, Sender, Template } from "./model";

/** A sender's page in the documentation, as Markdown: made from its data, so that it cannot say anything else. */
export function senderPage(sender: Sender): string {
  const { name, setUp, scheme, source, templates } = sender;
  const facts = [
    ["Proves who it is", proofOf(sender)],
    ["Names its events", idOf(sender)],
    ["Shakes hands", (sender.handshakes ?? []).map(shakeOf).join("; ") || "no"],
    ["Pings", sender.ping ? `where ${whenOf(sender.ping.when)}` : "no"],
  ];
  const steps = [
    `In ${name}: ${setUp.where.en}.`,
    `Paste the Webhook URL of the step Connection where it asks for “${setUp.url}”.${setUp.choose ? ` ${setUp.choose.en}` : ""}`,
    ...(setUp.paste ? [`${setUp.paste.where.en}\n\n${indented(setUp.paste.text)}`] : []),
    ...(setUp.secret ? [setUp.secret.en] : []),
    `To send a test: ${setUp.test.en}`,
  ];
  return [
    `# ${name}`,
    `\`"sender": "${sender.id}"\``,
    "## Set it up",
    steps.map((step, i) => `${i + 1}. ${step}`).join("\n"),
    "## What it does",
    facts.map(([what, how]) => `- **${what}**: ${how || "no"}`).join("\n"),
    ...(scheme ? ["## Its signature", signatureOf(scheme)] : []),
    ...(templates.length > 0 ? ["## Templates", templates.map(templateOf).join("\n\n")] : []),
    "## Where this comes from",
    `<${source.url}>${source.note ? `\n\n${source.note}` : ""}`,
    "",
  ].join("\n\n");
}

/** All senders in one table, as Markdown. */
export function sendersPage(senders: readonly Sender[]): string {
  const rows = senders.map((sender) => [
    `[${sender.name}](${sender.id}.md)`,
    sender.scheme ? `\`${sender.scheme.header}\`` : sender.authentication === "basic" ? "HTTP Basic" : "key",
    idOf(sender),
    sender.handshakes ? "yes" : sender.ping ? "ping" : "",
    sender.templates.map(({ name }) => name.en).join(", "),
    `[${new URL(sender.source.url).hostname}](${sender.source.url})${sender.source.note ? " (1)" : ""}`,
  ]);
  return [
    "# Senders",
    "Made by `npm run senders` from the data in `lib/sender/senders/`. Choose the system in the wizard's step Incoming data, or give its id as `sender` in the API.",
    table(["System", "Proves who it is by", "Event id", "Handshake", "Templates", "Facts from"], rows),
    "(1) Something could not be read in the vendor's own words, or is not there at all: its page says what.",
    "## What is tried, and how",
    [
      "- **Signatures**: each sender's is made by its own library where that is light (Stripe, Octokit, Svix, Standard Webhooks), else by code written after its documentation without our reader; right, wrong, stale, another body, the former secret, the header twice and in another case. The examples that GitHub, Slack and Standard Webhooks publish are checked as they stand. _lib/sender/scheme.test.ts, lib/delivery/hook/senders.db.test.ts_",
      "- **Handshakes and pings**: as the vendor's documentation shows them. _lib/sender/handshake.test.ts_",
      "- **Templates**: each against its sample, and against a real body of the vendor where one was at hand. _lib/sender/senders.test.ts_",
      "- **None of them** was tried against the vendor's running system: look at your own first request in the step Connection.",
    ].join("\n"),
    "",
  ].join("\n\n");
}

/** A block of code within a step. */
function indented(text: string): string {
  return ["```", ...text.split("\n"), "```"].map((line) => `   ${line}`).join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function proofOf({ authentication, scheme }: Sender): string {
  if (scheme) return `by a signature in \`${scheme.header}\`, without a key; a key opens the hook as well`;
  if (authentication === "basic") return "with the hook's API key as user name or password of HTTP Basic";
  return "with the hook's API key";
}

function idOf({ eventId }: Sender): string {
  if (!eventId) return "";
  const header = headerOf(eventId.place);
  const place =
    header === null
      ? `\`${eventId.place}\` in ${eventId.each ? "each element" : "the body"}`
      : `\`${header}\``;
  return place;
}

function whenOf(when: Handshake["when"]): string {
  return Object.entries(when)
    .map(([place, wanted]) => {
      const what =
        typeof wanted === "string" ? `is \`${wanted}\`` : Array.isArray(wanted) ? "is empty" : "is there";
      return `\`${place}\` ${what}`;
    })
    .join(" and ");
}

function shakeOf({ methods, when, signed, keeps, knows }: Handshake): string {
  const asked = whenOf(when);
  const conditions = [
    ...(signed ? ["signed"] : []),
    ...(knows ? [`with the secret in \`${knows}\``] : []),
    ...(keeps ? [`its secret in \`${keeps}\` is kept`] : []),
  ];
  return `${methods.join(" or ")}${asked ? ` where ${asked}` : ""}${conditions.length > 0 ? `, ${conditions.join(", ")}` : ""}`;
}

function signatureOf({ hash, encoding, signed, timestamp, header, prefix, pairs, secret }: Scheme): string {
  const form = pairs
    ? `\`${header}\` holds pairs joined by \`${pairs.joined}\` and parted by \`${pairs.between}\`; \`${pairs.signature}\` is a signature.`
    : `\`${header}\` holds ${prefix ? `\`${prefix}\` and ` : ""}the signature.`;
  const time = timestamp?.toleranceSeconds
    ? ` The time may be ${timestamp.toleranceSeconds / 60} minutes from ours.`
    : timestamp
      ? " The time is signed, and not judged."
      : " No time is signed.";
  const key = secret === "base64" ? "base64, with or without `whsec_` before it" : "used as it stands";
  return `HMAC-${hash === "sha1" ? "SHA1" : "SHA256"} in ${encoding} over \`${signed}\`. ${form}${time} The secret is ${key}.`;
}

function templateOf({ id, name, when, fields, itemsPath, sample }: Template): string {
  const rows = fields.map((field) => [
    `\`${field.name}\``,
    field.value === undefined ? `\`${field.path}\`` : `always ${field.value}`,
    (field.transform ?? []).map(({ op }) => op).join(", "),
  ]);
  return [
    `### ${name.en} (\`${id}\`)`,
    `${when.en}.${itemsPath ? ` The list of people is at \`${itemsPath}\`.` : ""}`,
    table(["Field", "Path", "Steps"], rows),
    `\`\`\`json\n${JSON.stringify(sample, null, 2)}\n\`\`\``,
  ].join("\n\n");
}
