import { Globe } from "lucide-react";
import { languages } from "./languages";

/** The languages side by side, for pages that must work without scripts. */
export function LanguageButtons({
  label,
  current,
  choose,
}: {
  label: string;
  current: string;
  choose: (form: FormData) => Promise<void>;
}) {
  return (
    <form action={choose} className="flex items-center gap-1 text-sm text-muted-foreground">
      <fieldset className="flex items-center gap-1">
        <legend className="sr-only">{label}</legend>
        <Globe size={14} aria-hidden className="mr-1" />
        {languages.map(({ value, label: name }) => (
          <button
            type="submit"
            key={value}
            name="locale"
            value={value}
            lang={value}
            aria-pressed={value === current}
            className="min-h-8 rounded-sm px-1.5 hover:text-foreground aria-pressed:font-semibold aria-pressed:text-foreground pointer-coarse:min-h-11"
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
