import { useTranslations } from "next-intl";
import type { KeptBodyFault } from "@/lib/reason/body";
import type { DeliveryNote, UnreadableBody } from "@/lib/reason/model";
import { useQuote } from "./reason-words";

/** Why a body could not be read, in the reader's language; what an older version kept is quoted. */
export function useBodyWords(): (fault: KeptBodyFault) => string {
  const t = useTranslations("reasons.body");
  const quote = useQuote();
  const words = ({ code, details }: UnreadableBody) => {
    switch (code) {
      case "empty_body":
        return details.what === "list" ? t("emptyList", { at: details.at }) : t("empty", details);
      case "invalid_json": {
        const place = { line: String(details.line), column: String(details.column) };
        return details.near === null ? t("jsonEnds", place) : t("json", { ...place, near: details.near });
      }
      case "too_deep": {
        const { line, column, most } = details;
        return t("deep", { line: String(line), column: String(column), most });
      }
      case "invalid_encoding":
        if (details.what === "utf8") return t("utf8", { byte: String(details.byte) });
        if ("field" in details) return t("field", { what: details.what, field: String(details.field) });
        return t("encoding", details);
      case "not_an_object":
        return details.what === "body" ? t("noObject") : t("noObjects", details);
    }
  };
  return (fault) => ("message" in fault ? quote(fault.message) : words(fault));
}

/** A note on a request in the reader's language; what an older version kept is quoted. */
export function useNoteWords(): (note: DeliveryNote | string) => string {
  const t = useTranslations("reasons.notes");
  const quote = useQuote();
  return (note) => {
    if (typeof note === "string") return quote(note);
    return t(note.code, { ...note });
  };
}
