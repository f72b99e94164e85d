import { LateAddressForm } from "@/components/survey/late-address-form";
import { QuestionsForm } from "@/components/survey/questions/questions-form";
import { database } from "@/db";
import { digestOf, editedParts } from "@/lib/edit/seen";
import { wordsOf } from "@/lib/survey/own-words";
import { draftOfQuestion } from "@/lib/survey/question/draft";
import { countAnswers } from "@/lib/survey/use";
import { saveAddress, saveQuestions } from "../actions";
import { loadSurvey, type SurveyParams } from "./load";

export default async function QuestionsPage(props: SurveyParams) {
  const { survey, workspace, mayAct } = await loadSurvey(props);
  const { id, title, languages, variables, questions } = survey;
  if (survey.kind === "external") {
    return (
      <LateAddressForm
        surveyId={id}
        url={survey.url ?? ""}
        variables={variables.map(({ name }) => name)}
        seen={digestOf(survey, editedParts.address)}
        save={mayAct ? saveAddress : null}
      />
    );
  }
  return (
    <QuestionsForm
      survey={{ id, title, languages, variables, sender: workspace.name }}
      drafts={questions.map((question) => draftOfQuestion(question, languages))}
      words={Object.fromEntries(languages.map((tag) => [tag, wordsOf(tag, survey.words)]))}
      answers={Object.fromEntries(await countAnswers(database(), workspace.id, id))}
      seen={digestOf(survey, editedParts.questions)}
      save={mayAct ? saveQuestions : null}
    />
  );
}
