"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Acts, type Command, type CommandGroup, useCommands } from "./use-commands";

/** The palette itself: what `Palette` becomes once it is first open. */
export default function OpenedPalette({
  open,
  setOpen,
  acts,
  takeEarly,
}: {
  open: boolean;
  setOpen: (open: boolean) => void;
  acts: Acts;
  /** What was typed before the field had the focus; asked for once. */
  takeEarly: () => string;
}) {
  const t = useTranslations("shell.palette");
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/35 transition-opacity duration-(--mid) ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-3 md:pt-[12vh]">
          <Dialog.Popup
            aria-label={t("title")}
            className="flex max-h-[min(520px,calc(100dvh-24px))] w-full max-w-[560px] flex-col overflow-hidden rounded-xl bg-raised shadow-float transition-opacity duration-(--mid) ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Commands acts={acts} takeEarly={takeEarly} onDone={() => setOpen(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ acts, takeEarly, onDone }: { acts: Acts; takeEarly: () => string; onDone: () => void }) {
  const t = useTranslations("shell.palette");
  const [text, setText] = useState("");
  const groups = useCommands(text, acts);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      mode="none"
      value={text}
      onValueChange={setText}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search size={16} aria-hidden className="shrink-0 text-muted-foreground" />
        <Autocomplete.Input
          aria-label={t("title")}
          placeholder={t("hint")}
          maxLength={200}
          onFocus={() => {
            const typed = takeEarly();
            if (typed) setText((text) => text + typed);
          }}
          className="h-12 min-w-0 grow bg-transparent outline-none placeholder:text-muted-foreground max-md:text-lg"
        />
        <Dialog.Close className="rounded-sm px-1.5 py-1 text-xs text-muted-foreground hover:text-foreground pointer-coarse:py-3">
          {t("close")}
        </Dialog.Close>
      </div>
      <Autocomplete.Status className="sr-only">{t("count", { count })}</Autocomplete.Status>
      <Autocomplete.Empty className="text-sm text-muted-foreground [&:not(:empty)]:p-4">
        {t("none", { text })}
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 empty:hidden">
        {({ value, label, items }: CommandGroup) => (
          <Autocomplete.Group key={value} items={items}>
            <Autocomplete.GroupLabel className="px-2.5 pt-2.5 pb-1 text-xs text-muted-foreground">
              {label}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.value}
                  value={command}
                  onClick={() => {
                    onDone();
                    command.run();
                  }}
                  className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none select-none pointer-coarse:min-h-11 data-highlighted:bg-hover"
                >
                  <command.icon size={16} aria-hidden className="shrink-0 text-muted-foreground" />
                  <span lang={command.lang} className="min-w-0 wrap-anywhere">
                    {command.label}
                  </span>
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
