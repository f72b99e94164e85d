import { randomUUID } from "node:crypto";
import { TypeID } from "typeid-js";

/** A new id as of a past moment, so that a second demo has other ids. Source: RFC 9562, UUID version 7. */
export function idAt(prefix: string, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return TypeID.fromUUID(
    prefix,
    `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`,
  ).toString();
}
