import type { Filter, FilterCondition, IncomingField, Mapping } from "@/db/schema";
import type { Template } from "./model";

/** Where a field is found: a path, or all that may be said of a field. */
type Where = string | Omit<IncomingField, "name" | "required">;

type Given = Omit<Template, "fields" | "mapping" | "filter"> & {
  email: Where;
  firstName?: Where;
  lastName?: Where;
  language?: Where;
  /** Further fields by name: they fill the survey's background variables of the same name. */
  more?: Record<string, Where>;
  /** Who else is left out, beside those without an address. */
  only?: FilterCondition;
};

/** A template out of what differs from sender to sender: the standard fields are named and mapped alike everywhere. */
export function template(given: Given): Template {
  const { email, firstName, lastName, language, more = {}, only, ...rest } = given;
  const standard = { EmailAddress: email, FirstName: firstName, LastName: lastName, Language: language };
  const fields = Object.entries({ ...standard, ...more }).flatMap(([name, where]) =>
    where === undefined ? [] : [field(name, where)],
  );
  const targets = {
    EmailAddress: "email",
    FirstName: "firstName",
    LastName: "lastName",
    Language: "language",
  };
  const mapping: Mapping = Object.fromEntries(
    Object.entries(targets).filter(([name]) => fields.some((each) => each.name === name)),
  );
  const reachable: FilterCondition = { field: "EmailAddress", op: "exists" };
  const filter: Filter = only ? { all: [only, reachable] } : reachable;
  return { ...rest, fields, mapping, filter };
}

/** The first name out of a whole name. */
export function firstWord(path: string): Where {
  return { path, transform: [{ op: "trim" }, { op: "split", at: " ", take: 0 }] };
}

function field(name: string, where: Where): IncomingField {
  const more = typeof where === "string" ? { path: where } : where;
  return { name, required: name === "EmailAddress", ...more };
}
