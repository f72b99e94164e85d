const names = [
  ["Elin", "Strand"],
  ["Oskar", "Lind"],
  ["Maja", "Berg"],
  ["Hugo", "Dahl"],
  ["Alva", "Sund"],
  ["Nils", "Ek"],
  ["Saga", "Holm"],
  ["Leo", "Ahl"],
  ["Freja", "Nord"],
  ["Axel", "Rask"],
  ["Tove", "Hed"],
  ["Ivar", "Moe"],
] as const;

const variables = ["OrderId", "OrderTotal", "CustomerType"];

const fields = ["EmailAddress", "FirstName", "LastName", "Language", ...variables].map((name) => ({
  name,
  path: name,
  required: name === "EmailAddress",
}));

const good = names.map(([FirstName, LastName], index) => ({
  EmailAddress: `${FirstName}.${LastName}@example.com`.toLowerCase(),
  FirstName,
  LastName,
  Language: index % 3 === 0 ? "en" : "sv",
  OrderId: `A-${1001 + index}`,
  OrderTotal: 349 + index * 137,
  CustomerType: index % 4 === 1 ? "new" : "member",
}));

/** Addresses with a part to play. */
export const people = { suppressed: "moa.vik@example.com" };

/** The automations' settings and the requests that are posted to them. */
export const orders = {
  automation: {
    fields,
    mapping: {
      EmailAddress: "email",
      FirstName: "firstName",
      LastName: "lastName",
      Language: "language",
      OrderId: "OrderId",
      OrderTotal: "OrderTotal",
      CustomerType: "CustomerType",
    },
    filter: { all: [{ field: "OrderTotal", op: "gte", value: 300 }] },
    dedupeField: "OrderId",
  },
  plain: {
    type: "incoming_webhook",
    fields: [{ name: "EmailAddress", path: "EmailAddress", required: true }],
    mapping: { EmailAddress: "email" },
  },
};

/** Twelve good ones, and in between those that are filtered, suppressed, rejected, or come twice. */
const purchases = [
  ...good.slice(0, 3),
  { ...good[1], OrderId: "A-1021", OrderTotal: 89 },
  ...good.slice(3, 5),
  { ...good[0], EmailAddress: people.suppressed, FirstName: "Moa", LastName: "Vik", OrderId: "A-1020" },
  { ...good[4] },
  ...good.slice(5, 7),
  { ...good[6], EmailAddress: "saga.holm@", OrderId: "A-1024" },
  { ...good[2], OrderId: "A-1022", OrderTotal: 120 },
  ...good.slice(7, 9),
  { ...good[5], OrderTotal: 990 },
  { ...good[7], OrderId: "A-1025", OrderTotal: "1 249 kr" },
  ...good.slice(9, 11),
  { ...good[8], EmailAddress: undefined, OrderId: "A-1026" },
  { ...good[3], OrderId: "A-1023", OrderTotal: 45.5 },
  good[11],
  { ...good[9], OrderId: "A-1027", OrderTotal: 1890 },
];

type Hook = "purchase" | "later" | "support" | "paused" | "draft";

/** The requests in the order they come, each with the automation it goes to: purchases, and others in between. */
export function traffic(): [Hook, unknown][] {
  const between: [number, Hook, unknown][] = [
    ...good.slice(0, 4).map((body, index): [number, Hook, unknown] => [3 + 5 * index, "later", body]),
    [9, "draft", good[0]],
    [20, "support", { EmailAddress: "lova.sten@example.com" }],
    [21, "paused", { EmailAddress: "edda.kvist@example.com" }],
    [22, "paused", { EmailAddress: "sixten.alm@example.com" }],
  ];
  return purchases.flatMap((body, index) => [
    ["purchase", body] as [Hook, unknown],
    ...between
      .filter(([after]) => after === index + 1)
      .map(([, hook, other]): [Hook, unknown] => [hook, other]),
  ]);
}

/** What the first of those invited answer. */
export const answers = [
  { nps: 10, liked: ["range", "delivery"], better: "Nothing, it came in two days." },
  { nps: 9, liked: ["delivery"] },
  { nps: 7, better: "The box was too big for what was in it." },
  { nps: 9, liked: ["help", "price"] },
  { nps: 3, liked: [], better: "I wish the assembly sheet had pictures." },
  { nps: 8, liked: ["range"] },
];
