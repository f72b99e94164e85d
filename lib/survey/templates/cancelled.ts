import { both, choice, invitation, type Template, thanks } from "./template";

const because = (value: string) => ({ field: "answers.reason", op: "equals" as const, value });

/** After somebody has left. */
export const cancelled: Template = {
  id: "cancelled",
  title: both("Before you go", "Innan du går"),
  questions: [
    {
      ...{ key: "reason", type: "single", required: true },
      title: both("What made you leave?", "Vad fick dig att sluta?"),
      options: [
        choice("price", "The price", "Priset"),
        choice("need", "I no longer need it", "Jag behöver det inte längre"),
        choice("better", "Something else is better", "Något annat är bättre"),
        choice("trouble", "It did not work as it should", "Det fungerade inte som det skulle"),
        choice("none", "Rather not say", "Vill inte säga"),
      ],
    },
    {
      ...{ key: "price", type: "text", required: false, showIf: because("price") },
      title: both("What would have been a fair price?", "Vad hade varit ett rimligt pris?"),
    },
    {
      ...{ key: "better", type: "text", required: false, showIf: because("better") },
      title: both("What does it do better?", "Vad gör det bättre?"),
    },
    {
      ...{ key: "trouble", type: "text", required: false, long: true, showIf: because("trouble") },
      title: both("What did not work?", "Vad fungerade inte?"),
    },
    {
      ...{ key: "again", type: "consent", required: false },
      title: both(
        "You may write to me when this has changed",
        "Ni får skriva till mig när det här har ändrats",
      ),
    },
  ],
  thankYou: [
    thanks(
      "Thank you for your time with us, and for saying why.",
      "Tack för tiden hos oss, och för att du säger varför.",
    ),
  ],
  invitation: invitation(
    {
      subject: "May we ask why, {{firstName|before you go}}?",
      ask: "You have left us, and that is settled. One question would help us: what made you?",
    },
    {
      subject: "Får vi fråga varför, {{firstName|innan du går}}?",
      ask: "Du har lämnat oss, och det är klart. En fråga skulle hjälpa oss: vad fick dig att göra det?",
    },
    false,
  ),
};
