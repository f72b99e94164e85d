import type { ReactNode } from "react";
import type { Filter, IncomingField } from "@/lib/automation/model";

/** A template as it is offered: its words in the reader's language, and what it fills in. */
export type TemplateChoice = {
  id: string;
  name: string;
  /** When such a request comes. */
  when: string;
  fields: IncomingField[];
  itemsPath: string | null;
  filter: Filter | null;
};

/** A kind of system as it is offered. The list is made on the server and comes as data: none of it is in a script. */
export type SenderChoice = {
  id: string;
  name: string;
  authentication: "signature" | "basic" | "key";
  mark: ReactNode;
  /** Its own id of an event tells a retry. */
  tellsRetries: boolean;
  templates: TemplateChoice[];
};
