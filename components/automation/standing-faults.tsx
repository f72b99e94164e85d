import { useLocale, useTranslations } from "next-intl";
import { useAdvice } from "../errors/advice";
import type { Places } from "../errors/places";

/** What stands in an automation's way, each with where it is mended; `places` is null for those who may only look. */
export function StandingFaults({
  faults,
  places,
}: {
  faults: readonly { code: string; message: string }[];
  places: Places | null;
}) {
  return (
    <ul className="grid gap-0.5">
      {faults.map((fault) => (
        <Fault key={fault.code + fault.message} fault={fault} places={places} />
      ))}
    </ul>
  );
}

function Fault({ fault, places }: { fault: { code: string; message: string }; places: Places | null }) {
  const t = useTranslations("failures");
  const english = useLocale() === "en";
  const key = `${fault.code}.title` as "survey_closed.title";
  const [advice] = useAdvice(fault.code, places);
  return (
    <li className="wrap-anywhere">
      {english || !t.has(key) ? fault.message : `${t(key)}.`} {advice}
    </li>
  );
}
