import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataList } from "../list/data-list";
import { Moment } from "../ui/moment";

type Row = {
  id: string;
  name: string;
  kind: "invitation" | "reminder";
  languages: string[];
  subject: string;
  uses: number;
  updatedAt: string;
};

export function MessageTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("messages");
  return (
    <DataList
      label={t("title")}
      rows={rows}
      columns={[
        {
          title: t("name"),
          cell: ({ id, name, subject }) => (
            <>
              <Link
                href={`/messages/${id}`}
                className="font-semibold wrap-anywhere underline-offset-3 hover:underline"
              >
                {name}
              </Link>
              <p className="text-sm wrap-anywhere text-muted-foreground">{subject}</p>
            </>
          ),
        },
        { title: t("kind"), className: "text-body", cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          title: t("languages"),
          wide: true,
          className: "text-body",
          cell: ({ languages }) => languages.join(", "),
        },
        {
          title: t("used"),
          wide: true,
          className: "text-body",
          cell: ({ uses }) => t("usedBy", { count: uses }),
        },
        {
          title: t("changed"),
          wide: true,
          className: "text-sm whitespace-nowrap text-muted-foreground",
          cell: ({ updatedAt }) => <Moment at={updatedAt} bare />,
        },
      ]}
    />
  );
}
