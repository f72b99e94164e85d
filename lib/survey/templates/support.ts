import { both, choice, invitation, type Template, thanks } from "./template";

const unsolved = { field: "answers.solved", op: "not_equals" as const, value: "yes" };

/** After a case at the help desk is closed. */
export const support: Template = {
  id: "support",
  title: both("Your case with us", "Ditt ärende hos oss"),
  questions: [
    {
      ...{ key: "satisfaction", type: "csat", required: true },
      title: both("How satisfied are you with the help you got?", "Hur nöjd är du med hjälpen du fick?"),
    },
    {
      ...{ key: "effort", type: "ces", required: false },
      title: both("It was easy to get help.", "Det var lätt att få hjälp."),
      labels: { low: both("Not at all", "Inte alls"), high: both("Very much so", "I högsta grad") },
    },
    {
      ...{ key: "solved", type: "single", required: true },
      title: both("Is it solved?", "Är det löst?"),
      options: [choice("yes", "Yes", "Ja"), choice("partly", "Partly", "Delvis"), choice("no", "No", "Nej")],
    },
    {
      ...{ key: "left", type: "text", required: false, long: true, showIf: unsolved },
      title: both("What is left?", "Vad återstår?"),
    },
    {
      ...{ key: "contact", type: "consent", required: false, showIf: unsolved },
      title: both("You may contact me about this again", "Ni får höra av er till mig om det här igen"),
    },
  ],
  thankYou: [
    {
      ...{ when: { field: "answers.contact", op: "equals", value: true }, link: null, redirect: null },
      text: both("Thank you. We will get back to you.", "Tack. Vi hör av oss."),
    },
    thanks("Thank you. It helps whoever asks next.", "Tack. Det hjälper nästa som frågar."),
  ],
  invitation: invitation(
    {
      subject: "Did we solve it, {{firstName|we would like to know}}?",
      ask: "You asked us for help. How did it go? Three questions, less than a minute.",
    },
    {
      subject: "Löste vi det, {{firstName|undrar vi}}?",
      ask: "Du bad oss om hjälp. Hur gick det? Tre frågor, mindre än en minut.",
    },
    true,
  ),
};
