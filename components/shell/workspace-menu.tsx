"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { leave } from "../form/leave";
import { Menu, MenuChoices } from "../ui/menu";
import { Avatar } from "./avatar";

type Workspace = { id: string; name: string };

const box =
  "flex h-9 w-full items-center gap-2 rounded-md border bg-surface px-2 text-left text-sm font-semibold max-md:h-11";

/** The workspace the reader is in; who has several changes over here. */
export function WorkspaceMenu({
  current,
  all,
  choose,
}: {
  current: Workspace;
  all: readonly Workspace[];
  choose: (workspaceId: string) => Promise<void>;
}) {
  const t = useTranslations("shell");
  const [, start] = useTransition();
  const name = (
    <>
      <Avatar name={current.name} />
      <span className="min-w-0 grow truncate">{current.name}</span>
    </>
  );
  if (all.length < 2) return <div className={box}>{name}</div>;
  return (
    <Menu
      trigger={
        <button type="button" aria-label={`${t("workspace")}: ${current.name}`} className={box}>
          {name}
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    >
      <MenuChoices
        label={t("workspace")}
        value={current.id}
        onChange={(id) => leave(() => start(() => choose(id)))}
        options={all.map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Menu>
  );
}
