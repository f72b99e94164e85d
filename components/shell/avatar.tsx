import { cn } from "../ui/cn";

/** Two letters for a person or a workspace. */
export function Avatar({ name, round = false }: { name: string; round?: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 place-items-center bg-primary-soft text-[10px] font-bold text-primary",
        round ? "size-6 rounded-full" : "size-5 rounded-sm",
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name
    .replace(/@.*/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...word!][0])
      : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toUpperCase();
}
