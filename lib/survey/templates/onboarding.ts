import { both, choice, invitation, type Template, thanks } from "./template";

const notThere = { field: "answers.progress", op: "not_equals" as const, value: "works" };
const stuck = { field: "answers.progress", op: "equals" as const, value: "stuck" };

/** For the first weeks with something new. */
export const onboarding: Template = {
  id: "onboarding",
  title: both("Getting started", "Kom i gång"),
  questions: [
    {
      ...{ key: "progress", type: "single", required: true },
      title: both("How far have you come?", "Hur långt har du kommit?"),
      options: [
        choice("works", "It works", "Det fungerar"),
        choice("on_my_way", "I am on my way", "Jag är på väg"),
        choice("stuck", "I am stuck", "Jag har kört fast"),
      ],
    },
    {
      ...{ key: "where", type: "text", required: false, long: true, showIf: stuck },
      title: both("Where did it stop?", "Var tog det stopp?"),
    },
    {
      ...{ key: "missing", type: "multiple", required: false, other: true, showIf: notThere },
      title: both("What would help you most?", "Vad skulle hjälpa dig mest?"),
      options: [
        choice("guide", "A guide to read", "En guide att läsa"),
        choice("video", "A film to watch", "En film att se"),
        choice("person", "To talk with somebody", "Att prata med någon"),
        choice("time", "Just some time", "Bara lite tid"),
      ],
    },
    {
      ...{ key: "effort", type: "ces", required: false },
      title: both("It was easy to get started.", "Det var lätt att komma i gång."),
      labels: { low: both("Not at all", "Inte alls"), high: both("Very much so", "I högsta grad") },
    },
  ],
  thankYou: [
    {
      ...{ when: stuck, link: null, redirect: null },
      text: both(
        "Thank you. Reply to the e-mail if you want us to look at it together.",
        "Tack. Svara på mejlet om du vill att vi tittar på det tillsammans.",
      ),
    },
    thanks("Thank you, and welcome.", "Tack, och välkommen."),
  ],
  invitation: invitation(
    {
      subject: "How is it going, {{firstName|so far}}?",
      ask: "You have been with us for a while. How far have you come? It takes a minute, and tells us where we can help.",
    },
    {
      subject: "Hur går det, {{firstName|så här långt}}?",
      ask: "Du har varit med ett tag. Hur långt har du kommit? Det tar en minut, och säger oss var vi kan hjälpa till.",
    },
    false,
  ),
};
