import { fill, type RespondentWords } from "@/lib/survey/fill";
import { Notice } from "./notice";

type Props = {
  action: string;
  /** Masked. */
  address: string;
  automation: string;
  stopped: boolean;
  /** The person has just taken it back. */
  undone: boolean;
  words: RespondentWords;
};

/** Asks whether an automation's error e-mails should stop; or says that they did, and how to take it back. */
export function StopForm({ action, address, automation, stopped, undone, words }: Props) {
  const { stop } = words;
  const values = { address, automation };
  if (stopped) {
    return (
      <Notice mark="done" title={stop.doneTitle} texts={[fill(stop.doneText, values), stop.listed]}>
        <form method="post" action={action} className="undo">
          <button className="plain" type="submit" name="undo" value="stopped">
            {stop.undo}
          </button>
        </form>
      </Notice>
    );
  }
  if (undone) {
    return (
      <Notice mark="done" title={stop.undoneTitle} texts={[fill(stop.undoneText, values)]}>
        <form method="post" action={action} className="undo">
          <button className="plain" type="submit">
            {stop.button}
          </button>
        </form>
      </Notice>
    );
  }
  return (
    <>
      <h1>{stop.title}</h1>
      <p className="lead">{fill(stop.lead, values)}</p>
      <form method="post" action={action}>
        <button className="send" type="submit">
          {stop.button}
        </button>
      </form>
      <p className="hint foot">{words.unsubscribe.nothingYet}</p>
    </>
  );
}
