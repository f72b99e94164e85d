import { otherName } from "@/lib/response/form/fields";
import { otherChoice, scaleOf } from "@/lib/response/read-answer";
import type { Question } from "@/lib/survey/queries";
import { type CardProps, labelled, mustAnswer } from "./card-parts";
import { ChoiceField } from "./choice-field";
import { FaceField } from "./face-field";
import { MatrixField } from "./matrix-field";
import { type Spoken, spoken, type Tongue, wordSpeech } from "./question-texts";
import { RankingField } from "./ranking-field";
import { ScaleField } from "./scale-field";
import { StarField } from "./star-field";

/** What is offered to a question, as native radios, boxes or selects. */
export function OfferedField(props: CardProps) {
  const { id, question, tongue, values } = props;
  const { key, type } = question;
  switch (type) {
    case "matrix":
      return <MatrixField {...props} />;
    case "ranking":
      return <RankingField {...props} />;
    case "single":
    case "multiple":
      return <Choices {...props} />;
  }
  const scale = {
    ...{ id, name: key, ...scaleOf(question), labels: endsOf(question, tongue) },
    ...{ required: mustAnswer(props), value: values.get(key)?.at(-1)?.trim() },
  };
  if (type === "csat") return <FaceField {...scale} words={tongue.words.survey} ours={tongue.ours} />;
  if (type === "rating" && question.style === "stars")
    return <StarField {...scale} text={tongue.words.survey.stars} />;
  return <ScaleField {...scale} />;
}

function endsOf({ type, labels }: Question, tongue: Tongue): { low: Spoken; high: Spoken } {
  const { survey } = tongue.words;
  const [low, high] =
    type === "nps"
      ? [survey.npsLow, survey.npsHigh]
      : type === "ces"
        ? [survey.cesLow, survey.cesHigh]
        : type === "csat"
          ? [survey.csat1, survey.csat5]
          : [survey.ratingLow, survey.ratingHigh];
  const ours = (text: string) => ({ text, speech: tongue.ours });
  return { low: spoken(labels?.low, tongue, ours(low)), high: spoken(labels?.high, tongue, ours(high)) };
}

function Choices(props: CardProps) {
  const { id, question, tongue, values } = props;
  const { key, type, other } = question;
  const { survey } = tongue.words;
  const options = labelled(question.options, tongue);
  const field = `${id}-other`;
  return (
    <>
      <ChoiceField
        id={id}
        name={key}
        several={type === "multiple"}
        options={
          other
            ? [...options, { value: otherChoice, label: survey.other, speech: wordSpeech(tongue, "other") }]
            : options
        }
        required={mustAnswer(props)}
        values={values.get(key) ?? []}
      />
      {other ? (
        <div className="oth" {...tongue.ours}>
          <label className="hint" htmlFor={field}>
            {survey.otherWhat}
          </label>
          <input
            className="line"
            type="text"
            id={field}
            name={otherName(key)}
            autoComplete="off"
            defaultValue={values.get(otherName(key))?.at(-1) ?? ""}
          />
        </div>
      ) : null}
    </>
  );
}
