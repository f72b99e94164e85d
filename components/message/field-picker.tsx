"use client";
import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { commonFields } from "@/lib/message/merge";
import { openWords } from "@/lib/message/starter";
import { Button } from "../ui/button";
import { Menu, MenuGroup, MenuItem } from "../ui/menu";

/** A survey as far as messages know it. */
export type MessageSurvey = {
  id: string;
  title: string;
  languages: string[];
  variables: string[];
  hasQuestion: boolean;
};

/** What is typed, and where in it the caret goes. */
export type Insertion = { text: string; caret?: number };

const personal = ["firstName", "lastName"] as const;

/** A button that opens the merge fields; the one chosen is typed where the caret was. */
export function FieldPicker({
  where,
  language,
  survey,
  body,
  onPick,
  focusAfter,
}: {
  /** The name of the text that it types into. */
  where: string;
  language: string;
  survey: MessageSurvey | undefined;
  body: boolean;
  onPick: (insertion: Insertion) => void;
  focusAfter: () => HTMLElement | null;
}) {
  const t = useTranslations("messages.editor");
  const item = (name: string, label: string | null, insertion: Insertion) => (
    <MenuItem key={name} label={label ?? name} onClick={() => onPick(insertion)}>
      <span className="grow">{label ?? name}</span>
      {label && name !== "button" ? <code className="text-xs text-muted-foreground">{name}</code> : null}
    </MenuItem>
  );
  const rest = commonFields.filter(
    (name) => !personal.includes(name as "firstName") && name !== "surveyTitle",
  );
  return (
    <Menu
      align="end"
      focusAfter={focusAfter}
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("insertInto", { where })}>
          <Braces size={14} aria-hidden />
          {t("insert")}
        </Button>
      }
    >
      <MenuGroup label={t("groups.person")}>
        {personal.map((name) => item(name, t(`fields.${name}`), withFallback(name)))}
        {rest.map((name) => item(name, t(`fields.${name}`), plain(name)))}
      </MenuGroup>
      {survey && survey.variables.length > 0 ? (
        <MenuGroup label={t("groups.variables", { survey: survey.title })}>
          {survey.variables.map((name) => item(name, null, withFallback(name)))}
        </MenuGroup>
      ) : null}
      <MenuGroup label={t(body ? "groups.links" : "groups.survey")}>
        {body ? (
          <>
            {item("button", t("fields.button"), surveyButton(language))}
            {item("surveyLink", t("fields.surveyLink"), plain("surveyLink"))}
            {item("firstQuestion", t("fields.firstQuestion"), { text: "\n\n{{firstQuestion}}\n\n" })}
            {item("unsubscribeLink", t("fields.unsubscribeLink"), plain("unsubscribeLink"))}
          </>
        ) : null}
        {item("surveyTitle", t("fields.surveyTitle"), plain("surveyTitle"))}
      </MenuGroup>
    </Menu>
  );
}

/** A paragraph that becomes a button, in the words of a language. */
export function surveyButton(language: string): Insertion {
  return { text: `\n\n[${openWords(language)}]({{surveyLink}})\n\n` };
}

function plain(name: string): Insertion {
  return { text: `{{${name}}}` };
}

/** The caret stands where the fallback goes. */
function withFallback(name: string): Insertion {
  return { text: `{{${name}|}}`, caret: name.length + 3 };
}
