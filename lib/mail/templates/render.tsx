import { render } from "@react-email/render";
import type { Slot } from "../../message/slots";
import { Invitation } from "./invitation";

/** Characters of a private area, so that no text is taken for them. */
const titleMark = "\ue000title\ue000";
const bodyMark = "\ue000body\ue000";
const linkMark = "\ue000unsubscribe\ue000";

/** Renders an invitation's frame, and cuts it where the subject, the body and the unsubscribe link go. */
export async function renderInvitation({
  title,
  body,
  unsubscribe,
  ...frame
}: {
  lang: string;
  footerLang: string;
  sender: string;
  reason: string;
  once: string;
  unsubscribe: string;
  title: Slot[];
  body: Slot[];
}): Promise<Slot[]> {
  const html = await render(
    <Invitation
      {...frame}
      subject={titleMark}
      bodyHtml={bodyMark}
      unsubscribe={{ url: linkMark, label: unsubscribe }}
    />,
  );
  const [head, fromTitle] = cutAt(html.replace(/<!--.*?-->/g, ""), titleMark);
  const [middle, fromBody] = cutAt(fromTitle, bodyMark);
  const [end, tail] = cutAt(fromBody, linkMark);
  return [
    head,
    ...title,
    middle,
    ...body,
    end,
    { name: "unsubscribeLink", fallback: "", place: "urlStart" },
    tail,
  ];
}

function cutAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
