"use client";
import { type ComponentProps, useState } from "react";

/**
 * A button that keeps the focus while it cannot be pressed: a disabled element would let it fall to the page's top. Where it
 * has the focus it only says that it is disabled, as `data-held`, and does nothing.
 */
export function Press({ disabled = false, onClick, onFocus, onBlur, ...props }: ComponentProps<"button">) {
  const [focused, setFocused] = useState(false);
  const held = disabled && focused;
  return (
    <button
      type="button"
      {...props}
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
