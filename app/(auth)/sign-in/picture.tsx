import { Check } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Mark } from "@/components/shell/brand";
import { Status } from "@/components/ui/status";

/** What the product does, drawn: a request, the hook, an invitation. */
export async function Picture() {
  const t = await getTranslations("signIn.picture");
  return (
    <aside
      aria-hidden
      className="grid place-items-center border-l bg-linear-to-b from-sunken to-paper p-10 max-md:hidden"
    >
      <div className="w-full max-w-[400px]">
        <div className="overflow-hidden rounded-md border bg-surface">
          <div className="flex items-center justify-between border-b px-3 py-1.5">
            <code className="text-xs text-muted-foreground">POST /api/hooks/aut_7kq2m9</code>
            <Status tone="success" icon={Check}>
              200
            </Status>
          </div>
          <pre className="p-3 text-xs/5">
            <span className="text-muted-foreground">{"{"}</span>
            {[
              ["EmailAddress", "elin.strand@example.com", ","],
              ["FirstName", "Elin", ","],
              ["OrderId", "SE-48213", ""],
            ].map(([key, value, comma]) => (
              <span key={key} className="block">
                {"  "}
                <span className="text-body">"{key}"</span>: <span className="text-primary">"{value}"</span>
                {comma}
              </span>
            ))}
            <span className="text-muted-foreground">{"}"}</span>
          </pre>
        </div>
        <div className="ml-[30px] h-[30px] border-l border-dashed border-control" />
        <div className="flex items-center gap-3.5 pl-3 text-sm text-body">
          <Mark size={36} />
          <span>
            {t("done")}
            <br />
            {t("mailed")}
          </span>
        </div>
        <div className="ml-[30px] h-[30px] border-l border-dashed border-control" />
        <div className="rounded-xl border border-paper-border bg-paper-surface px-6 py-[22px] text-lg text-paper-ink">
          <p className="font-semibold">{t("hello")}</p>
          <p className="mt-1.5">{t("question")}</p>
          <div className="mt-3.5 grid grid-cols-11 gap-1">
            {Array.from({ length: 11 }, (_, n) => `${n}`).map((n) => (
              <span
                key={n}
                className={
                  n === "9"
                    ? "grid h-[30px] place-items-center rounded-[5px] bg-primary text-sm font-semibold text-primary-foreground"
                    : "grid h-[30px] place-items-center rounded-[5px] border border-control text-sm"
                }
              >
                {n}
              </span>
            ))}
          </div>
        </div>
      </div>
    </aside>
  );
}
