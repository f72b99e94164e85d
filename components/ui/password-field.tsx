"use client";
import { type ComponentProps, useState } from "react";
import { Field, type FieldWords } from "./field";
import { Input } from "./input";
import { useReady } from "./use-ready";

/** A password with a button that shows it; without scripts it is a plain password input. */
export function PasswordField({
  label,
  hint,
  error,
  className,
  words,
  ...props
}: Omit<ComponentProps<"input">, "className" | "type"> &
  FieldWords & { words: { show: string; hide: string } }) {
  const [shown, setShown] = useState(false);
  const scripted = useReady();
  return (
    <Field {...{ label, hint, error, className }}>
      {(control) => (
        <div className="relative">
          <Input {...control} {...props} type={shown ? "text" : "password"} className="pr-20" />
          {scripted ? (
            <button
              type="button"
              aria-controls={control.id}
              onClick={() => setShown(!shown)}
              className="absolute inset-y-0 right-0 rounded-md px-2.5 text-sm text-muted-foreground hover:text-foreground"
            >
              {shown ? words.hide : words.show}
            </button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
