import { Eraser } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "../ui/banner";
import { Moment } from "../ui/moment";

/** Says that stored requests are still being searched for somebody who was erased. `share` is how much is done, 0 to 1. */
export function ErasureNote({ before, share }: { before: string; share: number }) {
  const t = useTranslations("respondents");
  return (
    <Banner
      kind="neutral"
      icon={Eraser}
      className="mb-5"
      title={t.rich("searching", { date: () => <Moment at={before} look="short" />, share })}
    />
  );
}
