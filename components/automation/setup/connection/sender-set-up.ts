import { senderOf } from "@/lib/sender/list";
import type { Words } from "@/lib/sender/model";
import type { SenderSetUp } from "./sender-guide";

/** What a person does in the sender's system, in the reader's language; null for a system that we do not know. For the server. */
export function senderSetUp(id: string, locale: string): SenderSetUp | null {
  if (id === "generic") return null;
  const said = (words: Words) => (locale === "sv" ? words.sv : words.en);
  const { name, authentication, setUp, scheme, source, handshakes = [] } = senderOf(id);
  const { where, url, secret, choose, paste, test } = setUp;
  return {
    ...{ id, name, authentication, url },
    where: said(where).split(" > "),
    secret: secret ? said(secret) : null,
    choose: choose ? said(choose) : null,
    paste: paste ? { where: said(paste.where), text: paste.text } : null,
    test: said(test),
    docs: source.url,
    keyInUrl: /\?(\w+)=KEY/.exec(secret?.en ?? "")?.[1] ?? null,
    header: scheme?.header ?? null,
    signsTime: scheme?.timestamp?.toleranceSeconds !== undefined,
    bringsSecret: handshakes.some(({ keeps }) => keeps !== undefined),
  };
}
