import type { ReactNode } from "react";
import { isWritten } from "@/lib/survey/question/type";
import { type CardProps, mustAnswer } from "./fields/card-parts";
import { OfferedField } from "./fields/offered-field";
import { kindHint, titleOf, wordSpeech } from "./fields/question-texts";
import { WrittenField } from "./fields/written-field";
import { FaultIcon } from "./icons";

/** One question on its card: title, whether it must be answered, what is wrong, the inputs. */
export function QuestionCard(props: CardProps) {
  const { id, question, when, tongue, fault } = props;
  const { type } = question;
  const title = titleOf(question, tongue);
  const className = ["card", fault ? "wrong" : "", when ? "if" : ""].filter(Boolean).join(" ");
  const card = { className, ...(when ? { id: `${id}-card` } : {}) };
  if (type === "statement") {
    return (
      <div {...card}>
        <p className="say" {...title.speech}>
          {title.text}
        </p>
      </div>
    );
  }
  const described = [`${id}-hint`, fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  const about = <About {...props} />;
  if (type === "consent") {
    return (
      <div {...card}>
        <Consent {...props} described={described} />
        {about}
      </div>
    );
  }
  if (isWritten(type)) {
    return (
      <div {...card}>
        <label className="q" htmlFor={id} {...title.speech}>
          {title.text}
        </label>
        {about}
        <WrittenField {...props} described={described} />
      </div>
    );
  }
  const group = type === "multiple" || type === "matrix" || type === "ranking";
  const radios = group ? {} : { role: "radiogroup", "aria-required": question.required };
  const invalid = fault && !group ? { "aria-invalid": true } : {};
  return (
    <fieldset {...card} aria-describedby={described} {...radios} {...invalid}>
      <legend {...title.speech}>{title.text}</legend>
      {about}
      <OfferedField {...props} />
    </fieldset>
  );
}

function About({ id, question, when, tongue, fault }: CardProps): ReactNode {
  const { words, ours } = tongue;
  const must = question.required ? "required" : "optional";
  const kind = kindHint(question, tongue);
  const alone = !when && kind === "";
  return (
    <>
      <p className="hint" id={`${id}-hint`} {...(alone ? wordSpeech(tongue, must) : ours)}>
        {when ? <span className="only">{words.survey.onlyIf} </span> : null}
        {tongue.own.has(must) && !alone ? (
          <>
            <span lang={tongue.language}>{words.survey[must]}.</span> {kind}
          </>
        ) : (
          [words.survey[must], kind].filter(Boolean).join(". ")
        )}
      </p>
      {fault && (
        <p className="fault" id={`${id}-fault`} {...wordSpeech(tongue, "wrong")}>
          <FaultIcon />
          {fault}
        </p>
      )}
    </>
  );
}

/** A box whose label is the question itself. */
function Consent(props: CardProps & { described: string }) {
  const { id, question, tongue, values, fault, described } = props;
  const title = titleOf(question, tongue);
  return (
    <div className="choices consent">
      <label>
        <input
          type="checkbox"
          id={`${id}-0`}
          name={question.key}
          value="true"
          required={mustAnswer(props)}
          defaultChecked={values.has(question.key)}
          aria-describedby={described}
          aria-invalid={fault ? true : undefined}
        />
        <span {...title.speech}>{title.text}</span>
      </label>
    </div>
  );
}
