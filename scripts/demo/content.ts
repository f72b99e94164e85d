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

/** A second survey, which the demo closes. */
export const supportSurvey = {
  title: "Support",
  languages: ["en"],
  variables: [],
  questions: [
    {
      key: "effort",
      type: "rating",
      scale: 5,
      required: true,
      title: { en: "How easy was it to get help?" },
    },
  ],
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
