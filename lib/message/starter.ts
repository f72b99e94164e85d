import type { MessageContent } from "@/db/schema";
import { parseLanguage } from "@/lib/text/language";

type Wording = { subject: string; hello: string; ask: string; open: string; thanks: string };

/** An invitation's words in the languages that respondents' pages know; others begin with the English ones. */
const wordings: Record<string, Wording> = {
  en: {
    subject: "How was it, {{firstName|we would like to know}}?",
    hello: "Hi {{firstName|there}},",
    ask: "We would like to know what you think. It takes a minute.",
    open: "Open the survey",
    thanks: "Thank you.",
  },
  sv: {
    subject: "Hur var det, {{firstName|vi vill gärna veta}}?",
    hello: "Hej {{firstName|där}},",
    ask: "Vi vill gärna veta vad du tycker. Det tar en minut.",
    open: "Öppna undersökningen",
    thanks: "Tack på förhand.",
  },
  da: {
    subject: "Hvordan gik det, {{firstName|vi vil gerne vide det}}?",
    hello: "Hej {{firstName|med dig}},",
    ask: "Vi vil gerne vide, hvad du synes. Det tager et minut.",
    open: "Åbn undersøgelsen",
    thanks: "På forhånd tak.",
  },
  nb: {
    subject: "Hvordan gikk det, {{firstName|vi vil gjerne vite det}}?",
    hello: "Hei {{firstName|der}},",
    ask: "Vi vil gjerne vite hva du synes. Det tar et minutt.",
    open: "Åpne undersøkelsen",
    thanks: "Takk på forhånd.",
  },
  fi: {
    subject: "Mitä mieltä olit, {{firstName|haluaisimme tietää}}?",
    hello: "Hei {{firstName}},",
    ask: "Haluaisimme tietää mielipiteesi. Se vie minuutin.",
    open: "Avaa kysely",
    thanks: "Kiitos etukäteen.",
  },
  de: {
    subject: "Wie war es, {{firstName|das wüssten wir gern}}?",
    hello: "Guten Tag {{firstName}},",
    ask: "wir möchten gern Ihre Meinung wissen. Es dauert eine Minute.",
    open: "Umfrage öffnen",
    thanks: "Vielen Dank im Voraus.",
  },
  fr: {
    subject: "Votre avis compte, {{firstName|dites-le-nous}}",
    hello: "Bonjour {{firstName}},",
    ask: "Nous aimerions connaître votre avis. Cela prend une minute.",
    open: "Ouvrir le questionnaire",
    thanks: "Merci d’avance.",
  },
  es: {
    subject: "¿Qué tal fue, {{firstName|nos gustaría saberlo}}?",
    hello: "Hola, {{firstName}}:",
    ask: "Nos gustaría saber tu opinión. Solo lleva un minuto.",
    open: "Abrir la encuesta",
    thanks: "Gracias de antemano.",
  },
  nl: {
    subject: "Hoe was het, {{firstName|we horen het graag}}?",
    hello: "Hallo {{firstName}},",
    ask: "We horen graag wat je ervan vindt. Het kost een minuut.",
    open: "Open de vragenlijst",
    thanks: "Alvast bedankt.",
  },
  it: {
    subject: "Com’è andata, {{firstName|ci farebbe piacere saperlo}}?",
    hello: "Buongiorno {{firstName}},",
    ask: "ci piacerebbe conoscere la sua opinione. Richiede un minuto.",
    open: "Apri il sondaggio",
    thanks: "Grazie in anticipo.",
  },
  pt: {
    subject: "Como foi, {{firstName|gostaríamos de saber}}?",
    hello: "Olá, {{firstName}}!",
    ask: "Gostaríamos de saber a sua opinião. Leva um minuto.",
    open: "Abrir o questionário",
    thanks: "Agradecemos desde já.",
  },
  pl: {
    subject: "Jak było, {{firstName|chętnie się dowiemy}}?",
    hello: "Dzień dobry, {{firstName}},",
    ask: "chcielibyśmy poznać Twoją opinię. Zajmie to minutę.",
    open: "Otwórz ankietę",
    thanks: "Z góry dziękujemy.",
  },
  ar: {
    subject: "كيف كانت تجربتك، {{firstName|يهمنا أن نعرف}}؟",
    hello: "مرحبًا {{firstName}}،",
    ask: "نود معرفة رأيك. لن يستغرق ذلك سوى دقيقة.",
    open: "افتح الاستبيان",
    thanks: "شكرًا لك مقدمًا.",
  },
};

/** The words of the button that opens the survey. */
export function openWords(tag: string): string {
  return wordingOf(tag).open;
}

function wordingOf(tag: string): Wording {
  return wordings[parseLanguage(tag) ?? "en"] ?? wordings.en!;
}

/** The languages that invitations have words of their own in. */
export const wordedLanguages: readonly string[] = Object.keys(wordings);

/**
 * The text that an invitation begins with, in each of a survey's languages; the first question is in it where its
 * answers can be given with a tap.
 */
export function starterContent(languages: readonly string[], firstQuestion: boolean): MessageContent {
  return Object.fromEntries(
    languages.map((tag) => {
      const { subject, hello, ask, open, thanks } = wordingOf(tag);
      const paragraphs = [
        hello,
        ask,
        ...(firstQuestion ? ["{{firstQuestion}}"] : []),
        `[${open}]({{surveyLink}})`,
        thanks,
      ];
      return [tag, { subject, body: paragraphs.join("\n\n") }];
    }),
  );
}
