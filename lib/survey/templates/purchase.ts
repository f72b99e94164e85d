import { both, choice, invitation, type Template, thanks } from "./template";

const badDelivery = { field: "answers.delivery", op: "lte" as const, value: 2 };
const badGoods = { field: "answers.goods", op: "lte" as const, value: 2 };

/** After an order has arrived. */
export const purchase: Template = {
  id: "purchase",
  title: both("Your order", "Din beställning"),
  questions: [
    {
      ...{ key: "delivery", type: "csat", required: true },
      title: both("How was the delivery?", "Hur var leveransen?"),
    },
    {
      ...{ key: "delivery_why", type: "multiple", required: false, other: true, showIf: badDelivery },
      title: both("What went wrong with it?", "Vad gick fel med den?"),
      options: [
        choice("late", "It came late", "Den kom sent"),
        choice("damaged", "Something was damaged", "Något var skadat"),
        choice("missing", "Something was missing", "Något saknades"),
        choice("news", "I was not told where it was", "Jag fick inte veta var den var"),
      ],
    },
    {
      ...{ key: "goods", type: "csat", required: true },
      title: both("And what you bought?", "Och det du köpte?"),
    },
    {
      ...{ key: "goods_why", type: "text", required: false, long: true, showIf: badGoods },
      title: both("What did you expect?", "Vad hade du väntat dig?"),
    },
    {
      ...{ key: "recommend", type: "nps", required: false },
      title: both(
        "How likely are you to recommend us to a friend?",
        "Hur troligt är det att du rekommenderar oss till en vän?",
      ),
    },
    {
      ...{ key: "more", type: "text", required: false, long: true },
      title: both("Anything else we should know?", "Något annat som vi bör veta?"),
    },
  ],
  thankYou: [
    {
      ...{ when: { any: [badDelivery, badGoods] }, link: null, redirect: null },
      text: both(
        "We are sorry that it did not go as it should. Thank you for telling us: somebody here reads it today.",
        "Vi beklagar att det inte blev som det skulle. Tack för att du berättar: någon här läser det i dag.",
      ),
    },
    thanks("Thank you. Enjoy what you bought!", "Tack! Hoppas att du får glädje av det du köpte."),
  ],
  invitation: invitation(
    {
      subject: "Did it arrive well, {{firstName|we would like to know}}?",
      ask: "Your order has arrived. Tell us how it went: a few questions, one minute.",
    },
    {
      subject: "Kom det fram som det skulle, {{firstName|undrar vi}}?",
      ask: "Din beställning har kommit fram. Berätta hur det gick: några frågor, en minut.",
    },
    true,
  ),
};
