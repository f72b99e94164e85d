import { type CardProps, mustAnswer } from "./card-parts";

/** A field to write in: text, number or date. */
export function WrittenField(props: CardProps & { described: string }) {
  const { id, question, values, fault, described } = props;
  const shared = {
    id,
    name: question.key,
    required: mustAnswer(props),
    "aria-describedby": described,
    "aria-invalid": fault ? (true as const) : undefined,
    defaultValue: values.get(question.key)?.at(-1) ?? "",
  };
  switch (question.type) {
    case "text":
      return <textarea rows={question.long ? 8 : 4} {...shared} />;
    case "date":
      return <input className="number" type="date" {...shared} />;
    default:
      return <input className="number" type="text" inputMode="decimal" autoComplete="off" {...shared} />;
  }
}
