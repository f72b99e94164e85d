import { fill, type RespondentWords } from "@/lib/survey/fill";
import { Notice } from "./notice";

/** What the address is taken off: nothing yet, this survey, or everything of this sender. */
export type SubscriptionState = "subscribed" | "without_survey" | "without_all";

type Props = {
  action: string;
  sender: string;
  survey: string;
  /** Masked. */
  address: string;
  state: SubscriptionState;
  /** The person has just taken it back. */
  undone: boolean;
  words: RespondentWords;
};

/** Asks what should stop; or says that it stopped, and how to take it back. */
export function UnsubscribeForm({ action, sender, survey, address, state, undone, words }: Props) {
  const { unsubscribe } = words;
  const values = { sender, survey, address };
  if (state === "subscribed" && undone) {
    return (
      <Notice mark="done" title={unsubscribe.undoneTitle} texts={[fill(unsubscribe.undoneText, values)]}>
        <form method="post" action={action} className="undo">
          <button className="plain" type="submit" name="scope" value="all">
            {unsubscribe.button}
          </button>
        </form>
      </Notice>
    );
  }
  if (state !== "subscribed") {
    const done = state === "without_all" ? unsubscribe.doneAll : unsubscribe.doneOne;
    return (
      <Notice mark="done" title={unsubscribe.doneTitle} texts={[fill(done, values)]}>
        <form method="post" action={action} className="undo">
          <p className="hint">{unsubscribe.undoHint}</p>
          <button className="plain" type="submit" name="undo" value={state}>
            {unsubscribe.undo}
          </button>
        </form>
      </Notice>
    );
  }
  return (
    <>
      <h1>{unsubscribe.title}</h1>
      <p className="lead">{fill(unsubscribe.lead, values)}</p>
      <form method="post" action={action}>
        <fieldset className="card">
          <legend>{unsubscribe.question}</legend>
          <div className="choices">
            <label>
              <input type="radio" name="scope" value="all" defaultChecked />
              <span>{fill(unsubscribe.all, values)}</span>
            </label>
            <label>
              <input type="radio" name="scope" value="survey" />
              <span>{fill(unsubscribe.one, values)}</span>
            </label>
          </div>
        </fieldset>
        <button className="send" type="submit">
          {unsubscribe.button}
        </button>
      </form>
      <p className="hint foot">{unsubscribe.nothingYet}</p>
    </>
  );
}
