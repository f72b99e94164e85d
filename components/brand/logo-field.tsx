"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "../ui/button";

const faults = ["body_too_large", "unsupported_media_type", "invalid_image"] as const;

/** The logo: chosen from a file, kept at once, and used when the brand is saved. */
export function LogoField({
  logo,
  onChange,
}: {
  logo: string | null;
  onChange: (logo: string | null) => void;
}) {
  const t = useTranslations("brand.logo");
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [former, setFormer] = useState<string | null>(null);

  async function upload(file: File) {
    setPending(true);
    setFault(null);
    try {
      const response = await fetch("/settings/brand/logo", {
        method: "POST",
        headers: { "content-type": file.type || "application/octet-stream" },
        body: file,
      });
      const answer = await response.json();
      if (response.ok) onChange(answer.id);
      else setFault(faults.find((each) => each === answer.code) ?? "trouble");
    } catch {
      setFault("trouble");
    } finally {
      setPending(false);
      if (input.current) input.current.value = "";
    }
  }

  return (
    <div>
      <label htmlFor="logo" className="mb-1.5 block text-sm font-semibold">
        {t("title")}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        {logo ? (
          // biome-ignore lint/performance/noImgElement: small, ours, and kept for a year
          <img
            src={`/i/${logo}`}
            alt={t("alt")}
            className="max-h-14 max-w-40 rounded-md border bg-white p-1.5"
          />
        ) : null}
        <input
          ref={input}
          id="logo"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          disabled={pending}
          aria-describedby="logo-note"
          aria-invalid={fault ? true : undefined}
          className="min-w-0 text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-border-strong file:bg-surface file:px-3"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void upload(file);
          }}
        />
        {logo ? (
          <Button
            size="sm"
            onClick={() => {
              setFormer(logo);
              onChange(null);
            }}
          >
            {t("remove")}
          </Button>
        ) : former ? (
          <Button size="sm" onClick={() => onChange(former)}>
            {t("undo")}
          </Button>
        ) : null}
      </div>
      <p
        id="logo-note"
        role={fault ? "alert" : undefined}
        className={fault ? "mt-1.5 text-sm text-danger" : "mt-1.5 text-sm text-muted-foreground"}
      >
        {fault ? t(`faults.${fault as "trouble"}`) : pending ? t("pending") : t("hint")}
      </p>
    </div>
  );
}
