import { scaleOf } from "@/lib/response/answers";
import { exampleNumber } from "@/lib/response/number";
import type { Question } from "@/lib/survey/queries";
import { hasScale, isWritten } from "@/lib/survey/question-type";
import { type Speech, speechOf, translate } from "@/lib/survey/translation";
import { fill, type RespondentWords } from "@/lib/survey/words";
import { ChoiceField } from "./choice-field";
import { FaultIcon } from "./icons";
import { ScaleField } from "./scale-field";

type Props = {
  /** Unique on the page; the first input's id is the one that `focusIdOf` tells. */
  id: string;
  question: Question;
  language: string;
  languages: readonly string[];
  words: RespondentWords;
  /** What our own words speak, where that is not the page's language. */
  ours: Speech;
  values: string[];
  fault: string | undefined;
};

/** The id of the input that an error summary leads to. */
export function focusIdOf(id: string, { type }: Question): string {
  return isWritten(type) ? id : `${id}-0`;
}

/** One question on its card: title, whether it must be answered, what is wrong, the inputs. */
export function QuestionCard(props: Props) {
  const { id, question, words, ours, fault } = props;
  const title = titleOf(props);
  const described = [`${id}-hint`, fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  const about = (
    <>
      <p className="hint" id={`${id}-hint`} {...ours}>
        {[question.required ? words.survey.required : words.survey.optional, kindHint(props)]
          .filter(Boolean)
          .join(". ")}
      </p>
      {fault && (
        <p className="fault" id={`${id}-fault`} {...ours}>
          <FaultIcon />
          {fault}
        </p>
      )}
    </>
  );
  const className = fault ? "card wrong" : "card";
  if (isWritten(question.type)) {
    return (
      <div className={className}>
        <label className="q" htmlFor={id} {...title.speech}>
          {title.text}
        </label>
        {about}
        <WrittenField {...props} described={described} />
      </div>
    );
  }
  const radios =
    question.type === "multiple" ? {} : { role: "radiogroup", "aria-required": question.required };
  const invalid = fault && question.type !== "multiple" ? { "aria-invalid": true } : {};
  return (
    <fieldset className={className} aria-describedby={described} {...radios} {...invalid}>
      <legend {...title.speech}>{title.text}</legend>
      {about}
      <OfferedField {...props} />
    </fieldset>
  );
}

/** The question's text, and what it speaks where that is not the page's language. */
export function titleOf({
  question,
  language,
  languages,
}: Pick<Props, "question" | "language" | "languages">): { text: string; speech: Speech } {
  const found = translate(question.title, language, languages);
  if (!found) return { text: question.key, speech: {} };
  return { text: found.text, speech: speechOf(found.language, language) };
}

function kindHint({ question, language, words }: Props): string {
  if (question.type === "multiple") return words.survey.several;
  if (question.type === "number") return fill(words.survey.numberHint, { example: exampleNumber(language) });
  return "";
}

function OfferedField(props: Props) {
  const { id, question, language, languages, words, values } = props;
  const end = (texts: Parameters<typeof translate>[0], ours: string) => {
    const found = translate(texts, language, languages);
    return found
      ? { text: found.text, speech: speechOf(found.language, language) }
      : { text: ours, speech: props.ours };
  };
  if (hasScale(question.type)) {
    const [low, high] =
      question.type === "nps"
        ? [words.survey.npsLow, words.survey.npsHigh]
        : [words.survey.ratingLow, words.survey.ratingHigh];
    const labels = {
      low: end(question.labels?.low, low),
      high: end(question.labels?.high, high),
    };
    return (
      <ScaleField
        id={id}
        name={question.key}
        {...scaleOf(question)}
        labels={labels}
        required={question.required}
        value={values.at(-1)?.trim()}
      />
    );
  }
  return (
    <ChoiceField
      id={id}
      name={question.key}
      several={question.type === "multiple"}
      options={(question.options ?? []).map(({ value, label }) => {
        const found = translate(label, language, languages);
        return {
          value,
          label: found?.text ?? value,
          speech: found ? speechOf(found.language, language) : {},
        };
      })}
      required={question.required}
      values={values}
    />
  );
}

function WrittenField({ id, question, values, fault, described }: Props & { described: string }) {
  const shared = {
    id,
    name: question.key,
    required: question.required,
    "aria-describedby": described,
    "aria-invalid": fault ? (true as const) : undefined,
    defaultValue: values.at(-1) ?? "",
  };
  return question.type === "text" ? (
    <textarea rows={4} {...shared} />
  ) : (
    <input className="number" type="text" inputMode="decimal" autoComplete="off" {...shared} />
  );
}
