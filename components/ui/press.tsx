"use client";
import { type ComponentProps, useCallback, useEffect, useRef, useState } from "react";

/**
 * A button that keeps the focus while it cannot be pressed: a disabled element would let it fall to the page's top. Where it
 * has the focus it only says that it is disabled, as `data-held`, and does nothing.
 */
export function Press({
  disabled = false,
  onClick,
  onFocus,
  onBlur,
  ref,
  ...props
}: ComponentProps<"button">) {
  const [focused, setFocused] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // It may have had the focus before the page's script ran.
  useEffect(() => setFocused(document.activeElement === button.current), []);
  const held = disabled && focused;
  // Whoever renders the button may hold on to it as well: a menu looks there for where it was opened.
  const hold = useCallback(
    (element: HTMLButtonElement | null) => {
      button.current = element;
      if (typeof ref === "function") return ref(element);
      if (ref) ref.current = element;
    },
    [ref],
  );
  return (
    <button
      type="button"
      {...props}
      ref={hold}
      disabled={disabled && !focused}
      {...(held ? { "aria-disabled": true, "data-held": true } : {})}
      onFocus={(event) => {
        setFocused(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocused(false);
        onBlur?.(event);
      }}
      onClick={held ? (event) => event.preventDefault() : onClick}
    />
  );
}
