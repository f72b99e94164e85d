import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";

/** What can be done with a row, behind three dots. */
export function RowMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={label}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      }
    >
      {children}
    </Menu>
  );
}
