import type { ReactNode, Ref } from "react";
import { Banner } from "../ui/banner";
import { cn } from "../ui/cn";

/** One thing to mend, with the id of the control to go to. */
export type Problem = { text: ReactNode; control?: string | undefined };

/** What is to be mended before it can be saved, each leading to its place; nothing where nothing is. It can be focused. */
export function ProblemList({
  title,
  problems,
  className,
  ref,
}: {
  title: string;
  problems: readonly Problem[];
  className: string;
  ref: Ref<HTMLDivElement>;
}) {
  if (problems.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1} className={cn("rounded-md outline-offset-2", className)}>
      <Banner kind="danger" role="alert" title={title}>
        <ul className="mt-0.5">
          {problems.map(({ text, control }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a problem is its place
            <li key={i}>
              {control ? (
                <a href={`#${control}`} className="text-primary underline underline-offset-3">
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
