import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** How a link within text looks. */
export const textLink =
  "text-primary underline decoration-primary-line underline-offset-3 hover:decoration-primary";

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link className={cn(textLink, className)} {...props} />;
}
