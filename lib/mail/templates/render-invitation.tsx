import { render } from "@react-email/render";
import { Invitation } from "./invitation";
import type { MailLook } from "./palette";

/** Characters of a private area, so that no text is taken for them. */
const titleMark = "\ue000title\ue000";
const bodyMark = "\ue000body\ue000";
const linkMark = "\ue000unsubscribe\ue000";

/** The HTML of an invitation around what differs from mail to mail: its title, its body, its unsubscribe link. */
export type InvitationPieces = {
  beforeTitle: string;
  beforeBody: string;
  beforeLink: string;
  afterLink: string;
};

/** Renders an invitation's frame once, cut where title, body and unsubscribe link go. */
export async function renderInvitation({
  unsubscribe,
  ...frame
}: {
  lang: string;
  footerLang: string;
  sender: string;
  reason: string;
  once: string;
  unsubscribe: string;
  look: MailLook;
  ownFooter: readonly string[];
}): Promise<InvitationPieces> {
  const html = await render(
    <Invitation
      {...frame}
      subject={titleMark}
      bodyHtml={bodyMark}
      unsubscribe={{ url: linkMark, label: unsubscribe }}
    />,
  );
  const [beforeTitle, fromTitle] = cutAt(html.replace(/<!--.*?-->/g, ""), titleMark);
  const [beforeBody, fromBody] = cutAt(fromTitle, bodyMark);
  const [beforeLink, afterLink] = cutAt(fromBody, linkMark);
  return { beforeTitle, beforeBody, beforeLink, afterLink };
}

function cutAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
