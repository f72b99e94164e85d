import { type AnswerFault, answerLimit, scaleOf } from "@/lib/response/answers";
import { exampleNumber } from "@/lib/response/number";
import type { Question } from "@/lib/survey/queries";
import { minutesToAnswer, type Speech } from "@/lib/survey/translation";
import { fill, fillCount, numberText, type RespondentWords } from "@/lib/survey/words";
import { focusIdOf, QuestionCard, titleOf } from "./question-card";

/** The form's id, by which the language buttons above it send its answers along. */
export const surveyFormId = "survey";

type Props = {
  action: string;
  title: string;
  sender: string;
  questions: readonly Question[];
  language: string;
  languages: readonly string[];
  words: RespondentWords;
  /** What our own words speak, where that is not the page's language. */
  ours: Speech;
  /** What was filled in so far, by question key. */
  values: ReadonlyMap<string, string[]>;
  faults: readonly AnswerFault[];
  /** An answer came along from the e-mail. */
  followed: boolean;
  unsubscribeUrl: string;
};

/** The survey: what is wrong if anything, one card a question, one button. Works without script. */
export function SurveyForm(props: Props) {
  const { action, title, sender, questions, language, languages, words, ours, values, faults } = props;
  const faultOf = new Map(faults.map((fault) => [fault.key, fault]));
  return (
    <>
      <h1>{title}</h1>
      {questions.length > 0 && (
        <p className="lead" {...ours}>
          {effort(questions, language, words)}
        </p>
      )}
      {faults.length > 0 && <ErrorSummary {...props} />}
      {props.followed && faults.length === 0 && (
        <p className="note" {...ours}>
          {words.survey.followed}
        </p>
      )}
      <form id={surveyFormId} method="post" action={action} noValidate>
        <input type="hidden" name=":shown" value={language} />
        {questions.map((question, i) => {
          const fault = faultOf.get(question.key);
          return (
            <QuestionCard
              key={question.key}
              id={`q${i + 1}`}
              question={question}
              language={language}
              languages={languages}
              words={words}
              ours={ours}
              values={values.get(question.key) ?? []}
              fault={fault && faultText(question, fault, language, words)}
            />
          );
        })}
        <span className="opened" />
        <button className="send" type="submit" {...ours}>
          {words.survey.submit}
        </button>
      </form>
      <p className="hint foot" {...ours}>
        {fill(words.survey.onlySender, { sender })}{" "}
        <a href={props.unsubscribeUrl}>{words.unsubscribe.button}</a>
      </p>
    </>
  );
}

function ErrorSummary({ questions, language, languages, words, ours, faults }: Props) {
  const { errors } = words;
  const nothing = faults.some(({ code }) => code === "nothing");
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused submit the focus belongs on what is wrong
    <div className="summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="wrong" {...ours}>
      <h2 id="wrong">{nothing ? errors.nothing : fillCount(errors.summary, faults.length, language)}</h2>
      {!nothing && <p className="hint">{errors.kept}</p>}
      <ul>
        {questions.map((question, i) => {
          const fault = faults.find(({ key }) => key === question.key);
          if (!fault) return null;
          return (
            <li key={question.key}>
              <a href={`#${focusIdOf(`q${i + 1}`, question)}`}>
                {sentence(titleOf({ question, language, languages }).text)}{" "}
                {faultText(question, fault, language, words)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** A title that ends in nothing gets a colon, since more follows. */
function sentence(title: string): string {
  return /[\p{L}\p{N})]$/u.test(title) ? `${title}:` : title;
}

function effort(questions: readonly Question[], language: string, { survey }: RespondentWords): string {
  return fill(survey.effort, {
    questions: fillCount(survey.questions, questions.length, language),
    minutes: fillCount(survey.minutes, minutesToAnswer(questions), language),
  });
}

/** What is wrong with an answer, as a sentence that says what to do. */
function faultText(
  question: Question,
  fault: AnswerFault,
  language: string,
  { errors }: RespondentWords,
): string {
  if (fault.code === "nothing") return "";
  if (fault.code === "too_long") {
    const limit = numberText(answerLimit, language);
    return fillCount(errors.tooLong, fault.over ?? 1, language, { limit });
  }
  switch (question.type) {
    case "nps":
    case "rating":
      return fill(errors.chooseFromScale, scaleOf(question));
    case "single":
      return errors.chooseOne;
    case "multiple":
      return errors.chooseSome;
    case "number":
      return fill(errors.writeNumber, { example: exampleNumber(language) });
    case "text":
      return errors.write;
  }
}
