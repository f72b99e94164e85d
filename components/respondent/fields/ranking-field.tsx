import { partName } from "@/lib/response/form/fields";
import { type CardProps, labelled, mustAnswer } from "./card-parts";
import { wordSpeech } from "./question-texts";

/** A select for each option, with its place. */
export function RankingField(props: CardProps) {
  const { id, question, tongue, values } = props;
  const { words } = tongue;
  const options = labelled(question.options, tongue);
  return (
    <div className="rk">
      {options.map(({ value, label, speech }, i) => {
        const name = partName(question.key, value);
        return (
          <div key={value} className="ri">
            <label htmlFor={`${id}-${i}`} {...speech}>
              {label}
            </label>
            <select
              id={`${id}-${i}`}
              name={name}
              required={mustAnswer(props)}
              defaultValue={values.get(name)?.at(-1) ?? ""}
            >
              <option value="" {...wordSpeech(tongue, "choose")}>
                {words.survey.choose}
              </option>
              {options.map((option, place) => (
                <option key={option.value} value={place + 1}>
                  {place + 1}
                </option>
              ))}
            </select>
            <p className="clash" {...wordSpeech(tongue, "wrong")}>
              {words.errors.ranking}
            </p>
          </div>
        );
      })}
    </div>
  );
}
