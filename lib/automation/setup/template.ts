import type { Filter, IncomingField, Mapping } from "@/db/schema";
import { invalidRequest } from "@/lib/input/field-errors";
import { senderOf } from "@/lib/sender/list";

/** The parts of a set-up that a template fills in. */
export type TemplateParts = {
  fields?: IncomingField[] | undefined;
  itemsPath?: string | null | undefined;
  filter?: Filter | null | undefined;
  mapping?: Mapping | undefined;
};

/**
 * Fills in what was left out from a sender's template. The mapping stays left out, so that fields fill what has their
 * name: the standard ones the person, the others the survey's background variables.
 * @throws AppError invalid_request where the sender has no such template
 */
export function withTemplate<Given extends TemplateParts>(
  given: Given,
  sender: string,
  template: string | undefined,
): Given {
  if (template === undefined) return given;
  const found = senderOf(sender).templates.find(({ id }) => id === template);
  if (!found) {
    const ids = senderOf(sender).templates.map(({ id }) => id);
    const message =
      ids.length > 0 ? `${sender} has the templates ${ids.join(", ")}.` : `${sender} has no templates.`;
    throw invalidRequest([{ field: "template", code: "unknown_template", message }]);
  }
  const { fields, itemsPath = null, filter = null } = found;
  return {
    ...given,
    fields: given.fields ?? fields,
    itemsPath: given.itemsPath === undefined ? itemsPath : given.itemsPath,
    filter: given.filter === undefined ? filter : given.filter,
  };
}
