type Tongue = Record<"en" | "sv", string[]>;
type Mood = "glad" | "even" | "sour";

const openings: Record<Mood, Tongue> = {
  glad: {
    en: [
      "Came a day earlier than promised.",
      "Third time I order, and it just works.",
      "The lamp looks better than in the picture.",
      "Mia at support sorted it in five minutes.",
      "Easy to find what I was looking for!",
      "Nice people, and a handwritten note in the box.",
      "My sister told me about you, now I tell others.",
      "Good quality for the price",
      "the shelf was up in twenty minutes",
      "Love that you take back the packaging.",
    ],
    sv: [
      "Kom en dag tidigare än utlovat.",
      "Tredje gången jag beställer, det bara fungerar.",
      "Lampan är finare i verkligheten!",
      "Supporten löste det på fem minuter.",
      "Lätt att hitta det jag letade efter.",
      "Trevligt med en handskriven hälsning i lådan",
      "Min syster tipsade om er, nu tipsar jag andra.",
      "Bra kvalitet för pengarna.",
      "hyllan satt uppe på tjugo minuter",
      "Så bra att ni tar tillbaka emballaget.",
    ],
  },
  even: {
    en: [
      "It was okay.",
      "Good, but a little slow.",
      "The box was too big for what was in it.",
      "Fine in the end, I had to ask twice about the delivery day.",
      "Nice things, though dearer than last year.",
      "The confirmation mail landed in spam.",
      "Two of three items came, the last one a week later.",
      "I would have liked to choose the delivery hour",
    ],
    sv: [
      "Det var okej.",
      "Bra, men lite långsamt.",
      "Lådan var för stor för det som låg i.",
      "Blev bra till slut, men jag fick fråga två gånger om leveransdagen.",
      "Fina saker men dyrare än i fjol.",
      "Bekräftelsen hamnade i skräpposten.",
      "Två av tre saker kom, den sista en vecka senare.",
      "Hade gärna valt vilken timme det skulle komma",
    ],
  },
  sour: {
    en: [
      "Waited nine days and nobody could say why.",
      "One leg was missing and the other one scratched.",
      "I wish the assembly sheet had pictures.",
      "Wrong colour, and I had to pay for the return myself.",
      "Chat bot three times before I got a human.",
      "The parcel was left in the rain.",
      "Charged twice. The money is back now but still.",
      "Cancelled my order without a word",
    ],
    sv: [
      "Väntade nio dagar och ingen kunde säga varför.",
      "Ett ben saknades och det andra var repat.",
      "Önskar att monteringsbladet hade bilder.",
      "Fel färg, och jag fick betala returen själv.",
      "Chattbot tre gånger innan jag fick prata med en människa.",
      "Paketet lämnades i regnet.",
      "Pengarna drogs två gånger. De är tillbaka nu, men ändå.",
      "Ni avbröt min beställning utan ett ord",
    ],
  },
};

const endings: Record<Mood, Tongue> = {
  glad: {
    en: ["Thank you!", "Will be back.", "Keep it up", "Nothing to complain about.", "More chairs please :)"],
    sv: ["Tack!", "Återkommer gärna.", "Fortsätt så", "Inget att klaga på.", "Fler stolar tack :)"],
  },
  even: {
    en: [
      "Let me pick the day next time.",
      "Otherwise good.",
      "The cushion itself is great.",
      "Maybe cheaper shipping?",
    ],
    sv: [
      "Låt mig välja dag nästa gång.",
      "Annars bra.",
      "Själva kudden är jättefin.",
      "Kanske billigare frakt?",
    ],
  },
  sour: {
    en: [
      "Not again.",
      "A pity, I liked the shop.",
      "Please answer the phone.",
      "Still waiting for the part.",
    ],
    sv: [
      "Inte igen.",
      "Synd, jag gillade butiken.",
      "Svara gärna i telefon.",
      "Väntar fortfarande på delen.",
    ],
  },
};

/** What somebody writes: an opening, and now and then an ending; nothing of it was ever said by anybody. */
export function commentOf(chance: () => number, mood: Mood, language: "en" | "sv"): string {
  const one = (list: readonly string[]) => list[Math.floor(chance() * list.length)]!;
  const opening = one(openings[mood][language]);
  if (chance() < 0.55) return opening;
  const stop = /[.!?]$/.test(opening) ? "" : ".";
  return `${opening}${stop} ${one(endings[mood][language])}`;
}
