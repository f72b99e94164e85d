import type { BodyFault, DeliveryNote, UnreadableBody } from "@/db/schema";
import { AppError } from "../errors";

/** The refusal of a body that could not be taken, as its sender is told. */
export function bodyProblem(fault: BodyFault): AppError {
  const accept = acceptOf(fault);
  return new AppError(fault.code, bodySentence(fault), accept ? { headers: accept } : {});
}

/** Is it kept in the history, as a failed delivery? What is refused for its size or kind is not. */
export function isUnreadable(fault: BodyFault): fault is UnreadableBody {
  return bodyProblem(fault).status === 400;
}

function acceptOf({ code, details }: BodyFault): Record<string, string> | undefined {
  if (code === "unsupported_encoding") return { "accept-encoding": "gzip" };
  if (code === "unsupported_media_type" && details.charset === undefined)
    return { accept: "application/json, application/x-www-form-urlencoded, multipart/form-data" };
  return undefined;
}

/** Why a body could not be taken, in an English sentence. */
export function bodySentence({ code, details }: BodyFault): string {
  switch (code) {
    case "empty_body":
      if (details.what === "list") return `The list at ${details.at} is empty. Send at least one object.`;
      return details.what === "form"
        ? "The form has no fields."
        : "The body is empty. Send one object, or an array of objects.";
    case "invalid_json": {
      const stands = details.near === null ? "the body ends" : `“${details.near}” stands`;
      return `The body is no JSON: the fault is at ${placeWords(details)}, where ${stands}.`;
    }
    case "too_deep":
      return `The body is nested deeper than ${details.most} levels at ${placeWords(details)}.`;
    case "invalid_encoding":
      return encodingSentence(details);
    case "not_an_object":
      if (details.what === "body")
        return "The body at $ is no object. Send one object, or an array of objects.";
      return details.what === "list"
        ? `There is no list at ${details.at}, where this automation expects its respondents.`
        : `No element of the list at ${details.at} is an object.`;
    case "too_many_respondents":
      return `The list at ${details.at} has ${details.count} respondents, and at most ${details.most} are taken at a time.`;
    case "body_too_large":
      return details.what === "fields"
        ? `The form has more than ${details.most.toLocaleString("en")} fields. Send fewer.`
        : "The body is larger than 1 MiB (1,048,576 bytes, unpacked). Send fewer respondents at a time.";
    case "unsupported_media_type":
      return details.charset === undefined
        ? "Send application/json, any +json, application/x-www-form-urlencoded or multipart/form-data."
        : `The charset ${details.charset} is not read. Send UTF-8.`;
    case "unsupported_encoding":
      return "Only Content-Encoding: gzip is understood. Send the body as it is, or gzip it.";
  }
}

function encodingSentence(details: Extract<BodyFault, { code: "invalid_encoding" }>["details"]): string {
  switch (details.what) {
    case "boundary":
      return "multipart/form-data came without a boundary in its Content-Type.";
    case "multipart":
      return "The body is no whole multipart/form-data with the boundary of its Content-Type.";
    case "gzip":
      return "Content-Encoding says gzip, but the body is no whole gzip stream.";
    case "utf8":
      return `The body is not UTF-8: byte ${details.byte} cannot be read.`;
    case "percent":
      return `Form field ${details.field} holds percent-encoded bytes that are not UTF-8.`;
    case "text":
      return `The name or the text of form field ${details.field} is not UTF-8.`;
  }
}

function placeWords({ line, column, character }: { line: number; column: number; character: number }) {
  return `line ${line}, column ${column} (character ${character})`;
}

/** A note on a delivery in an English sentence; older versions kept sentences, which stay as they are. */
export function noteSentence(note: DeliveryNote | string): string {
  if (typeof note === "string") return note;
  switch (note.code) {
    case "key_twice":
      return "A key stood twice in one object; the last one counts.";
    case "form_field_twice":
      return "A form field stood twice; the last one counts.";
    case "files_dropped":
      return `${note.count} file part${note.count > 1 ? "s were" : " was"} dropped.`;
    case "body_cut":
      return `Only the first ${note.kept / 1024} KiB of the ${note.came.toLocaleString("en")} bytes that came are kept.`;
    case "person_erased":
      return "A person was erased from this request.";
  }
}

/** Why a stored body could not be taken: facts, or the sentence that an older version kept. */
export type KeptBodyFault = UnreadableBody | { code: string; message: string };

/** Why a body could not be taken, out of its delivery's columns; null where it could. */
export function bodyFaultOf(delivery: {
  code: string | null;
  details: object | null;
  detail: string | null;
}): KeptBodyFault | null {
  const { code, details, detail } = delivery;
  if (code === null) return null;
  if (details !== null) return { code, details } as UnreadableBody;
  return detail === null ? null : { code, message: detail };
}

/** A stored fault in an English sentence. */
export function keptBodySentence(fault: KeptBodyFault): string {
  return "message" in fault ? fault.message : bodySentence(fault);
}
