import type { AnswerFault } from "@/lib/response/answers";
import type { PageView } from "@/lib/response/page-view";
import type { Shown } from "@/lib/response/show-selector";
import { fill, fillCount, type RespondentWords } from "@/lib/survey/fill";
import type { Question } from "@/lib/survey/queries";
import { minutesToAnswer } from "@/lib/survey/translation";
import { focusIdOf } from "./fields/card-parts";
import { faultText, type Tongue, titleOf, wordSpeech } from "./fields/question-texts";
import { QuestionCard } from "./question-card";

/** The form's id, by which the language buttons above it send its answers along. */
export const surveyFormId = "survey";

/** What is said above the questions: an answer came along from the e-mail, more is asked, the person has been here. */
export type FormNote = "followed" | "more" | "resumed";

type Props = {
  action: string;
  title: string;
  sender: string;
  view: PageView;
  /** Of the whole survey. */
  questions: readonly Question[];
  tongue: Tongue;
  /** What was filled in so far, by the form's names. */
  values: ReadonlyMap<string, string[]>;
  faults: readonly AnswerFault[];
  note?: FormNote | undefined;
  /** HTML. */
  welcome?: string | undefined;
  /** Null where nobody was invited. */
  unsubscribeUrl: string | null;
  /** What goes along with the answers, by name. */
  hidden?: readonly (readonly [string, string])[] | undefined;
};

/** A page of the survey: what is wrong if anything, one card a question, on or back. Works without script. */
export function SurveyForm(props: Props) {
  const { action, title, sender, view, questions, tongue, values, faults, note, welcome } = props;
  const { words, ours, language } = tongue;
  const faultOf = new Map(faults.map((fault) => [fault.key, fault]));
  const paged = view.count > 1;
  const first = view.position === 1;
  return (
    <>
      {paged && <Progress view={view} tongue={tongue} />}
      <h1>{title}</h1>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own Markdown, without raw HTML */}
      {welcome && first && <div className="prose" dangerouslySetInnerHTML={{ __html: welcome }} />}
      {questions.length > 0 && first && (
        <p className="lead" {...ours}>
          {effort(questions, language, words)}
        </p>
      )}
      {faults.length > 0 && <ErrorSummary {...props} />}
      {note && faults.length === 0 && (
        <p className="note" role={note === "more" ? "alert" : undefined} {...ours}>
          {fill(words.survey[note], { button: view.isLast ? words.survey.submit : words.survey.next })}
        </p>
      )}
      <form id={surveyFormId} method="post" action={action} noValidate>
        <input type="hidden" name=":shown" value={language} />
        {props.hidden?.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {paged && <input type="hidden" name=":page" value={view.page} />}
        {questions.some(({ showIf }) => showIf) && (
          <input
            type="hidden"
            name=":seen"
            value={view.questions.map(({ question }) => question.key).join(" ")}
          />
        )}
        {view.questions.map((shown) => {
          const fault = faultOf.get(shown.question.key);
          return (
            <QuestionCard
              key={shown.question.key}
              {...shown}
              tongue={tongue}
              values={values}
              fault={fault && faultText(shown.question, fault, tongue)}
            />
          );
        })}
        <span className="opened" />
        <div className="go">
          {view.hasBack && (
            <button
              className="plain back"
              type="submit"
              name=":go"
              value="back"
              formNoValidate
              {...wordSpeech(tongue, "back")}
            >
              {words.survey.back}
            </button>
          )}
          <button className="send" type="submit" {...wordSpeech(tongue, view.isLast ? "submit" : "next")}>
            {view.isLast ? words.survey.submit : words.survey.next}
          </button>
        </div>
      </form>
      <p className="hint foot" {...ours}>
        {paged && !view.isLast && <>{fill(words.survey.kept, { next: words.survey.next })} </>}
        {fill(words.survey.onlySender, { sender })}{" "}
        {props.unsubscribeUrl !== null && <a href={props.unsubscribeUrl}>{words.unsubscribe.button}</a>}
      </p>
    </>
  );
}

/** Which page it is, of how many: pages, since the number of questions depends on the answers. */
export function progressText({ position, count }: PageView, { survey }: RespondentWords): string {
  return fill(survey.page, { page: position, pages: count });
}

function Progress({ view, tongue }: Pick<Props, "view" | "tongue">) {
  return (
    <div className="progress" {...wordSpeech(tongue, "page")}>
      <ol aria-hidden="true">
        {Array.from({ length: view.count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page has nothing but its number
          <li key={i} className={i < view.position ? "on" : undefined} />
        ))}
      </ol>
      <p className="hint">{progressText(view, tongue.words)}</p>
    </div>
  );
}

function ErrorSummary({ view, tongue, faults }: Props) {
  const { words, ours, own, language } = tongue;
  const { errors } = words;
  const nothing = faults.some(({ code }) => code === "nothing");
  const speech = wordSpeech(tongue, "wrong");
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused submit the focus belongs on what is wrong
    <div className="summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="wrong" {...speech}>
      <h2 id="wrong">{nothing ? errors.nothing : fillCount(errors.summary, faults.length, language)}</h2>
      {!nothing && (
        <p className="hint" {...(own.has("wrong") ? ours : {})}>
          {errors.kept}
        </p>
      )}
      <ul>
        {view.questions.map((shown) => (
          <FaultLink key={shown.question.key} shown={shown} tongue={tongue} faults={faults} />
        ))}
      </ul>
    </div>
  );
}

function FaultLink({ shown, tongue, faults }: { shown: Shown } & Pick<Props, "tongue" | "faults">) {
  const { question } = shown;
  const fault = faults.find(({ key }) => key === question.key);
  if (!fault) return null;
  return (
    <li>
      <a href={`#${focusIdOf(shown)}`}>
        {sentence(titleOf(question, tongue).text)} {faultText(question, fault, tongue)}
      </a>
    </li>
  );
}

/** A title that ends in nothing gets a colon, since more follows. */
function sentence(title: string): string {
  return /[\p{L}\p{N})]$/u.test(title) ? `${title}:` : title;
}

/** How much it is: how many questions, where that does not depend on the answers, and how long it takes. */
function effort(all: readonly Question[], language: string, { survey }: RespondentWords): string {
  const questions = all.filter(({ type }) => type !== "statement");
  const minutes = fillCount(survey.minutes, minutesToAnswer(questions), language);
  if (questions.some(({ showIf }) => showIf))
    return `${minutes.charAt(0).toLocaleUpperCase(language)}${minutes.slice(1)}.`;
  return fill(survey.effort, { questions: fillCount(survey.questions, questions.length, language), minutes });
}
