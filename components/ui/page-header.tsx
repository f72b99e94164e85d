import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** The way back: links from the outermost place inwards. */
export type Crumb = { label: string; href: string };

/** The top of a page: crumbs, the heading with its status, a line of fact, and at most one primary act. */
export function PageHeader({
  title,
  status,
  children,
  actions,
  crumbs,
  crumbsLabel,
}: {
  title: ReactNode;
  status?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
  crumbsLabel?: string;
}) {
  return (
    <header>
      {crumbs ? (
        <nav aria-label={crumbsLabel} className="mb-2 text-sm text-muted-foreground">
          <ol className="flex flex-wrap items-center gap-1.5">
            {crumbs.map((crumb, i) => (
              <li key={crumb.href} className="flex items-center gap-1.5">
                {i > 0 ? <ChevronRight size={12} aria-hidden /> : null}
                <Link href={crumb.href} className="rounded-sm hover:text-foreground">
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex items-start justify-between gap-4 max-md:flex-col max-md:gap-3.5">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="wrap-anywhere">{title}</h1>
            {status}
          </div>
          {children ? <div className="mt-1 max-w-[64ch] text-muted-foreground">{children}</div> : null}
        </div>
        {actions ? <div className="flex shrink-0 flex-wrap gap-2 max-md:w-full">{actions}</div> : null}
      </div>
    </header>
  );
}
