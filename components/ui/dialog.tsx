"use client";
import { lazy, type ReactNode, Suspense, useState } from "react";

const OpenedDialog = lazy(() => import("./opened-dialog"));

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
};

/** A modal dialog: a title that asks or names, content, and buttons at its foot. It is loaded when it first opens. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return (
    <Suspense>
      <OpenedDialog {...props} />
    </Suspense>
  );
}
