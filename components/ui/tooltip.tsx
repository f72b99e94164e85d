"use client";
import {
  cloneElement,
  type HTMLAttributes,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from "react";

const load = () => import("./tooltip-popup");
const TooltipPopup = lazy(load);
const delay = { open: 300, close: 150 };

/** A few words about what is under the pointer or has the focus. What shows them is loaded when they are first asked for. */
export function Tooltip({ children, words }: { children: ReactElement; words: ReactNode }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function soon(opened: boolean, after: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(opened), after);
  }
  const ask =
    (after: number) =>
    ({ currentTarget }: SyntheticEvent) => {
      setAnchor(currentTarget);
      soon(true, after);
    };
  const leave = () => soon(false, delay.close);

  return (
    <>
      {cloneElement(children as ReactElement<HTMLAttributes<HTMLElement>>, {
        onPointerEnter: ask(delay.open),
        onPointerLeave: leave,
        onFocus: ask(0),
        onBlur: leave,
      })}
      {anchor ? (
        <Suspense>
          <TooltipPopup
            {...{ open, anchor, words }}
            onClose={() => setOpen(false)}
            onPointerEnter={() => soon(true, 0)}
            onPointerLeave={leave}
          />
        </Suspense>
      ) : null}
    </>
  );
}
