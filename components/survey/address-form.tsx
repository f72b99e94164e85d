"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import type { Result } from "@/lib/result";
import { buildExternalUrl, checkExternalUrl, externalFields, type UrlFault } from "@/lib/survey/external-url";
import { EditForm, type SavedEdit } from "../form/edit-form";
import { Button } from "../ui/button";
import { TextAreaField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

const id = "survey-address";

/** Somebody to show an address for. */
const somebody: Record<string, string> = {
  email: "elin.strand@example.com",
  firstName: "Elin",
  lastName: "Strand",
  language: "en",
  token: "TOKEN",
};

/** What is wrong with an address, as a sentence. */
export function useUrlFault(): (url: string, checked: Result<string, UrlFault>) => string | undefined {
  const t = useTranslations("survey.address");
  return (url, checked) => {
    if (checked.ok) return undefined;
    if (url.trim() === "") return t("blank");
    return t(`fault.${checked.error.code}`, { field: `{{${checked.error.field}}}` });
  };
}

/** Where an external survey is, with the merge fields that an address may hold and where it leads. */
export function AddressForm({
  surveyId,
  url: first,
  variables,
  seen,
  save,
}: {
  surveyId: string;
  url: string;
  variables: readonly string[];
  seen: string;
  save: SavedEdit<{ url: string }>;
}) {
  const t = useTranslations("survey.address");
  const faultOf = useUrlFault();
  const form = useForm({ defaultValues: { url: first } });
  const box = useRef<HTMLTextAreaElement | null>(null);
  const { ref, ...input } = form.register("url");
  const url = form.watch("url");
  const checked = checkExternalUrl(url, variables);
  const fault = faultOf(url, checked);

  function insert(name: string) {
    const at = box.current?.selectionStart ?? url.length;
    form.setValue("url", `${url.slice(0, at)}{{${name}}}${url.slice(at)}`);
    box.current?.focus();
  }

  return (
    <EditForm
      value={url.trim()}
      problems={fault ? [{ text: fault, control: id }] : []}
      seen={seen}
      save={save && ((digest) => save(null, { id: surveyId, seen: digest, url: url.trim() }))}
      aside={<Destination url={checked.ok ? checked.value : null} variables={variables} />}
    >
      <Panel>
        <PanelHead title={t("title")} />
        <PanelBody className="grid gap-5">
          <div id={id} tabIndex={-1} className="scroll-mt-4">
            <TextAreaField
              label={t("url")}
              hint={t("hint", { example: "{{email}}" })}
              spellCheck={false}
              maxLength={2000}
              {...input}
              ref={(element) => {
                ref(element);
                box.current = element;
              }}
            />
          </div>
          <div>
            <h3 className="text-sm">{t("fields")}</h3>
            <p className="text-sm text-muted-foreground">
              {t("fieldsText", { example: "{{firstName|friend}}" })}
            </p>
            <ul className="mt-2 flex flex-wrap gap-1.5">
              {[...externalFields, ...variables].map((name) => (
                <li key={name}>
                  <Button size="sm" aria-label={t("insert", { field: name })} onClick={() => insert(name)}>
                    <code>{`{{${name}}}`}</code>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
          <p className="text-sm text-body">{t("completion")}</p>
        </PanelBody>
      </Panel>
    </EditForm>
  );
}

function Destination({ url, variables }: { url: string | null; variables: readonly string[] }) {
  const t = useTranslations("survey.address");
  const values = { ...Object.fromEntries(variables.map((name) => [name, name])), ...somebody };
  return (
    <section aria-labelledby="destination">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="destination">{t("preview")}</h2>
        <span className="text-xs text-muted-foreground">{t("previewFor")}</span>
      </div>
      <Panel>
        <PanelBody>
          {url === null ? (
            <p className="text-sm text-muted-foreground">{t("previewNone")}</p>
          ) : (
            <code className="block text-sm wrap-anywhere">{buildExternalUrl(url, values)}</code>
          )}
          <p className="mt-3 text-sm text-muted-foreground">{t("previewText")}</p>
        </PanelBody>
      </Panel>
    </section>
  );
}
