import { both, choice, invitation, type Template, thanks } from "./template";

const unhappy = { field: "answers.recommend", op: "lte" as const, value: 6 };
const pleased = { field: "answers.recommend", op: "gte" as const, value: 9 };

/** How customers stand to the company, asked once or twice a year. */
export const relationship: Template = {
  id: "relationship",
  title: both("How are we doing?", "Hur gör vi ifrån oss?"),
  questions: [
    {
      ...{ key: "recommend", type: "nps", required: true },
      title: both(
        "How likely are you to recommend us to a friend or colleague?",
        "Hur troligt är det att du rekommenderar oss till en vän eller kollega?",
      ),
    },
    {
      ...{ key: "reason", type: "multiple", required: false, other: true, showIf: unhappy },
      title: both("What weighs most in that?", "Vad väger tyngst i det?"),
      options: [
        choice("quality", "The quality", "Kvaliteten"),
        choice("price", "The price", "Priset"),
        choice("service", "How we treated you", "Bemötandet"),
        choice("time", "How long things take", "Hur lång tid saker tar"),
      ],
    },
    {
      ...{ key: "best", type: "text", required: false, long: true, showIf: pleased },
      title: both("What do we do best?", "Vad gör vi bäst?"),
    },
    {
      ...{ key: "change", type: "text", required: false, long: true },
      title: both("If we change one thing, what should it be?", "Om vi ändrar en sak, vad ska det vara?"),
    },
  ],
  thankYou: [
    {
      ...{ when: unhappy, link: null, redirect: null },
      text: both(
        "Thank you for being frank. We read every answer, and yours first.",
        "Tack för att du är ärlig. Vi läser varje svar, och ditt först.",
      ),
    },
    thanks(
      "Thank you, {{firstName|friend}}. We read every answer.",
      "Tack {{firstName|för det}}. Vi läser varje svar.",
    ),
  ],
  invitation: invitation(
    {
      subject: "How are we doing, {{firstName|in your eyes}}?",
      ask: "One question, and room to say why. It takes a minute.",
    },
    {
      subject: "Hur gör vi ifrån oss, {{firstName|tycker du}}?",
      ask: "En fråga, och plats att säga varför. Det tar en minut.",
    },
    true,
  ),
};
