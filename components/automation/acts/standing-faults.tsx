import { useTranslations } from "next-intl";
import { useAdvice } from "@/components/errors/advice";
import { useSaid } from "@/components/errors/fault-words";
import type { Places } from "@/components/errors/places";
import type { StandingFault } from "@/lib/automation/setup/standing-faults";

/** What stands in an automation's way, each with where it is mended; `places` is null for those who may only look. */
export function StandingFaults({
  faults,
  places,
}: {
  faults: readonly StandingFault[];
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

function Fault({ fault, places }: { fault: StandingFault; places: Places | null }) {
  const words = useStandingWords();
  const [advice] = useAdvice(fault.code, places);
  return (
    <li className="wrap-anywhere">
      {words(fault)} {advice}
    </li>
  );
}

/** The words for what stands in the way, with the name of what is meant. */
export function useStandingWords(): (fault: Pick<StandingFault, "code" | "details">) => string {
  const t = useTranslations("failures");
  const said = useSaid();
  return ({ code, details }) => {
    if (code === "variable_unmapped") return t("variable_unmapped.named", { name: details.target ?? "" });
    return said({ code, details }) || `${t(`${code}.title`)}.`;
  };
}
