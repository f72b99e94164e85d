import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { CreateAutomation } from "./create-automation";

/** What stands in the place of the list before there is an automation: what one is, and how to make one. */
export function NoAutomations({
  appUrl,
  create,
}: {
  appUrl: string;
  /** Null for those who may not create one. */
  create: (() => Promise<void>) | null;
}) {
  const t = useTranslations("automations");
  const body = `'{"EmailAddress":"elin.strand@example.com","FirstName":"Elin"}'`;
  const line = (hook: string, key: string) =>
    `curl ${appUrl}/api/hooks/${hook} \\\n  -H "Authorization: Bearer ${key}" \\\n  --json ${body}`;
  return (
    <div className="mx-auto mt-10 max-w-[560px] text-center md:mt-16">
      <Drawing />
      <h2 className="mt-7 text-[18px]">{t("empty.title")}</h2>
      <p className="mx-auto mt-1.5 mb-5 max-w-[46ch] text-muted-foreground">
        {t("empty.text")} {create ? "" : t("empty.viewer")}
      </p>
      {create ? (
        <div className="flex justify-center">
          <CreateAutomation create={create} size="lg" />
        </div>
      ) : null}
      <div className="mt-11 text-left">
        <p className="mb-2 text-sm text-muted-foreground">{t("empty.sample")}</p>
        <CodeBlock title="curl" text={line("YOUR_HOOK", "YOUR_KEY")}>
          curl {appUrl}/api/hooks/<span className="text-primary">YOUR_HOOK</span> \{"\n"}
          {"  "}-H "Authorization: Bearer <span className="text-primary">YOUR_KEY</span>" \{"\n"}
          {"  "}--json {body}
        </CodeBlock>
      </div>
    </div>
  );
}

function Drawing() {
  return (
    <svg
      width="420"
      height="92"
      viewBox="0 0 420 92"
      fill="none"
      aria-hidden="true"
      className="mx-auto max-w-full"
    >
      <g stroke="var(--border-strong)" strokeWidth="1.25">
        <path d="M104 46h44M272 46h44" strokeDasharray="3 4" />
        <rect x=".6" y="10" width="103" height="72" rx="8" fill="var(--surface)" />
      </g>
      <g className="[&_text]:font-mono">
        <text x="14" y="34">
          {'{ "Email…":'}
        </text>
        <text x="14" y="50" style={{ fill: "var(--primary)" }}>
          {'"elin@…"'}
        </text>
        <text x="14" y="66">
          {"}"}
        </text>
      </g>
      <circle cx="210" cy="46" r="38" stroke="var(--primary-line)" strokeWidth="1.25" />
      <g transform="translate(190 26)">
        <rect width="40" height="40" rx="11" fill="var(--primary)" />
        <path
          d="M25.8 14.3v8.5a7.2 7.2 0 0 1-14.3 0V20l4.2 3.8"
          stroke="var(--primary-foreground)"
          strokeWidth="2.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="25.8" cy="10.5" r="2.8" stroke="var(--primary-foreground)" strokeWidth="2.3" />
      </g>
      <rect
        x="316.6"
        y="10"
        width="103"
        height="72"
        rx="8"
        fill="var(--paper-surface)"
        stroke="var(--paper-border)"
        strokeWidth="1.25"
      />
      <path
        d="M330 30h54M330 42h70"
        stroke="var(--paper-muted)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity=".5"
      />
      {[330, 345, 360, 375, 390].map((x) => (
        <rect
          key={x}
          x={x}
          y="56"
          width="11"
          height="12"
          rx="2"
          fill={x === 375 ? "var(--primary)" : "var(--paper)"}
          stroke={x === 375 ? "var(--primary)" : "var(--control)"}
        />
      ))}
    </svg>
  );
}
