"use client";
import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { askJson, watching } from "../page/polling";
import { useQuery } from "../page/use-query";
import { Button } from "../ui/button";

const everyMs = 10_000;
const everyTenSeconds = watching(everyMs);
const none = { count: 0, most: 1 };

/**
 * Asks every ten seconds whether runs came in that are not shown, since the list does not move under a pointer: a button says how many there
 * are, and brings them. `url` answers `{ count, most }`, `top` is the address of the list's top.
 */
export function NewerRuns({ url, top }: { url: string; top: string }) {
  const t = useTranslations("runs");
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["newer", url],
    queryFn: ({ signal }) => askJson<{ count: number; most: number }>(url, signal),
    refetchInterval: everyTenSeconds,
    initialData: none,
    staleTime: everyMs,
  });
  const count = data?.count ?? 0;
  const words = data && count >= data.most ? t("newest", { count }) : t("newer", { count });
  return (
    <div role="status" className="contents" title={t("live")}>
      {count > 0 ? (
        <Button
          size="sm"
          className="border-primary-line bg-primary-soft text-primary"
          onClick={() => {
            router.push(top);
            router.refresh();
          }}
        >
          <ArrowUp size={14} aria-hidden className="text-primary" />
          {words}
        </Button>
      ) : null}
    </div>
  );
}
