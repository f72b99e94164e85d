import { senders } from "@/lib/sender/list";
import type { Words } from "@/lib/sender/model";
import type { SenderChoice } from "./choice";
import { SenderMark } from "./sender-mark";

/** Every sender with its templates, in the reader's language. For the server: the marks and the data stay out of scripts. */
export function senderChoices(locale: string, otherSystem: string): SenderChoice[] {
  const said = (words: Words) => (locale === "sv" ? words.sv : words.en);
  return senders.map(({ id, name, authentication, eventId, templates }) => ({
    id,
    name: id === "generic" ? otherSystem : name,
    authentication,
    mark: <SenderMark id={id} name={name} />,
    tellsRetries: eventId !== undefined,
    templates: templates.map(({ id, name, when, fields, itemsPath = null, filter = null }) => ({
      ...{ id, name: said(name), when: said(when), fields, itemsPath, filter },
    })),
  }));
}
