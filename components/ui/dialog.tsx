"use client";
import { lazy, Suspense, useState } from "react";
import type { DialogProps } from "./opened-dialog";

const OpenedDialog = lazy(() => import("./opened-dialog"));

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
