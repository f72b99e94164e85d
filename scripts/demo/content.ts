const scale = {
  low: { en: "not at all likely", sv: "inte alls troligt" },
  high: { en: "very likely", sv: "mycket troligt" },
};

/** The survey of the demo, in English and Swedish. */
export const survey = {
  title: "After purchase",
  languages: ["en", "sv"],
  status: "open",
  variables: [
    { name: "OrderId", type: "text" },
    { name: "OrderTotal", type: "text", format: "numeric" },
    { name: "CustomerType", type: "list", options: ["new", "member"] },
  ],
  questions: [
    {
      key: "nps",
      type: "nps",
      required: true,
      labels: scale,
      title: {
        en: "How likely are you to recommend us to a friend?",
        sv: "Hur troligt är det att du rekommenderar oss till en vän?",
      },
    },
    {
      key: "liked",
      type: "multiple",
      required: false,
      title: { en: "What did you like?", sv: "Vad tyckte du om?" },
      options: [
        { value: "range", label: { en: "The range", sv: "Utbudet" } },
        { value: "price", label: { en: "The prices", sv: "Priserna" } },
        { value: "delivery", label: { en: "The delivery", sv: "Leveransen" } },
        { value: "help", label: { en: "The help I got", sv: "Hjälpen jag fick" } },
      ],
    },
    {
      key: "better",
      type: "text",
      required: false,
      title: { en: "What could be better?", sv: "Vad kan bli bättre?" },
    },
  ],
};

/** What is asked after a case at the help desk. */
export const supportSurvey = {
  title: "How did we help you?",
  languages: ["en"],
  status: "open",
  variables: [],
  questions: [
    {
      key: "effort",
      type: "rating",
      scale: 5,
      required: true,
      title: { en: "How easy was it to get help?" },
    },
    { key: "why", type: "text", required: false, title: { en: "What made it so?" } },
  ],
};

/** The same questions for those who sent something back, without variables; the demo closes it. */
export const returnSurvey = { ...survey, title: "Returns", status: "open", variables: [] };

const standard = ["EmailAddress", "FirstName", "LastName", "Language"] as const;
const fieldsOf = (names: readonly string[]) =>
  names.map((name) => ({ name, path: name, required: name === "EmailAddress" }));
const plainMapping = {
  EmailAddress: "email",
  FirstName: "firstName",
  LastName: "lastName",
  Language: "language",
};
const variables = ["OrderId", "OrderTotal", "CustomerType"];

/** The set-up of the automations that orders come to, and of those that only people come to. */
export const orders = {
  type: "incoming_webhook",
  fields: fieldsOf([...standard, ...variables]),
  mapping: { ...plainMapping, ...Object.fromEntries(variables.map((name) => [name, name])) },
};
export const plain = {
  type: "incoming_webhook",
  fields: fieldsOf(standard),
  mapping: plainMapping,
};

/** The message to those who only have a name. */
export const plainMessage = {
  name: "A short question",
  kind: "invitation",
  content: {
    en: {
      subject: "May we ask you something, {{firstName|friend}}?",
      body: "Hi {{firstName|there}},\n\nIt takes a minute, and we read every answer:\n\n{{firstQuestion}}\n\n[Open the survey]({{surveyLink}})\n\nKind regards  \nTrees & Ash",
    },
    sv: {
      subject: "Får vi fråga dig en sak, {{firstName|kära kund}}?",
      body: "Hej {{firstName|där}},\n\nDet tar en minut, och vi läser varje svar:\n\n{{firstQuestion}}\n\n[Öppna undersökningen]({{surveyLink}})\n\nVänliga hälsningar  \nTrees & Ash",
    },
  },
};

/** The message of the demo, with the first question in the mail. */
export const message = {
  name: "Invitation after purchase",
  kind: "invitation",
  content: {
    en: {
      subject: "How was your order, {{firstName|friend}}?",
      body: "Hi {{firstName|there}},\n\nThank you for order {{OrderId}}. Two questions, one minute:\n\n{{firstQuestion}}\n\n[Open the survey]({{surveyLink}})\n\nKind regards  \nTrees & Ash",
    },
    sv: {
      subject: "Hur gick det med beställningen, {{firstName|kära kund}}?",
      body: "Hej {{firstName|där}},\n\nTack för order {{OrderId}}. Två frågor, en minut:\n\n{{firstQuestion}}\n\n[Öppna undersökningen]({{surveyLink}})\n\nVänliga hälsningar  \nTrees & Ash",
    },
  },
};

/** Posts what is answered to a system that is nobody's. */
export const answersOut = {
  name: "Answers to the CRM",
  type: "outgoing_webhook",
  url: "https://crm.example.com/hooks/answers",
  values: "labels",
};

/** Tells of bad scores as they come. */
export const badScores = (to: string) => ({
  name: "Bad scores",
  type: "alert",
  filter: { field: "answers.nps", op: "lte", value: 6 },
  channels: [{ kind: "email", to }],
});
