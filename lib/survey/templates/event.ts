import { both, choice, invitation, type Template, thanks } from "./template";

const low = { field: "answers.stars", op: "lte" as const, value: 3 };

/** After a course, a conference or an evening. */
export const event: Template = {
  id: "event",
  title: both("How was it?", "Hur var det?"),
  questions: [
    {
      ...{ key: "stars", type: "rating", scale: 5, style: "stars", required: true },
      title: both("How many stars does it get?", "Hur många stjärnor får det?"),
    },
    {
      ...{ key: "parts", type: "matrix", required: false },
      title: both("What did you think of this?", "Vad tyckte du om det här?"),
      rows: [
        choice("content", "What it was about", "Innehållet"),
        choice("speakers", "Those on stage", "De på scenen"),
        choice("place", "The place", "Platsen"),
        choice("food", "Food and drink", "Mat och dryck"),
      ],
      columns: [
        choice("good", "Good", "Bra"),
        choice("ok", "All right", "Helt okej"),
        choice("bad", "Bad", "Dåligt"),
      ],
    },
    {
      ...{ key: "missed", type: "text", required: false, long: true, showIf: low },
      title: both("What was missing?", "Vad saknades?"),
    },
    {
      ...{ key: "next", type: "single", required: false },
      title: both("Would you come again?", "Skulle du komma igen?"),
      options: [
        choice("yes", "Yes", "Ja"),
        choice("perhaps", "Perhaps", "Kanske"),
        choice("no", "No", "Nej"),
      ],
    },
  ],
  thankYou: [
    thanks("Thank you for coming, and for telling us.", "Tack för att du kom, och för att du berättar."),
  ],
  invitation: invitation(
    {
      subject: "How was it, {{firstName|we would like to know}}?",
      ask: "Thank you for coming. How many stars does it get?",
    },
    {
      subject: "Hur var det, {{firstName|undrar vi}}?",
      ask: "Tack för att du kom. Hur många stjärnor får det?",
    },
    true,
  ),
};
