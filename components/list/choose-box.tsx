"use client";
import { useTranslations } from "next-intl";
import { Td, Th } from "@/components/ui/table";
import type { Selection } from "./use-selection";

const box = "size-4 accent-primary pointer-coarse:size-5";

/** The cell in which a row is chosen. `name` is what the row is about. */
export function ChooseCell({ id, name, selection }: { id: string; name: string; selection: Selection }) {
  return (
    <Td className="w-0 py-0 pr-0 @max-2xl:row-span-3 @max-2xl:w-auto @max-2xl:p-0 @max-2xl:pr-2">
      <label className="-m-2 flex p-2 @max-2xl:-mt-1.5 @2xl:mt-1.5">
        <input
          type="checkbox"
          aria-label={name}
          checked={selection.has(id)}
          onChange={({ nativeEvent }) =>
            selection.toggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
          className={box}
        />
      </label>
    </Td>
  );
}

/** The head of these cells: chooses all rows of the page, or none. */
export function ChooseHead({ rows, selection }: { rows: number; selection: Selection }) {
  const t = useTranslations("runs.choose");
  const some = selection.ids.length > 0;
  const all = selection.ids.length === rows;
  return (
    <Th className="w-0 pr-0">
      <input
        type="checkbox"
        aria-label={t("page")}
        checked={all}
        ref={(input) => {
          if (input) input.indeterminate = some && !all;
        }}
        onChange={selection.togglePage}
        className={`${box} block`}
      />
    </Th>
  );
}
