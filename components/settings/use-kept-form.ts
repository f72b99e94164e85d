import { useActionState } from "react";
import type { Outcome } from "../form/outcome";

type Kept<T> = { state: Outcome<T>; typed: FormData | null };

/** A form's action whose refusal leaves what was typed in its place; `kept` is a field's value to begin with. */
export function useKeptForm<T>(act: (previous: Outcome<T>, form: FormData) => Promise<Outcome<T>>) {
  const nothing: Kept<T> = { state: null, typed: null };
  const [{ state, typed }, send] = useActionState(
    async (previous: Kept<T>, form: FormData): Promise<Kept<T>> => {
      const outcome = await act(previous.state, form);
      return { state: outcome, typed: outcome?.ok ? null : form };
    },
    nothing,
  );
  const kept = (name: string, value: string | number = "") => String(typed?.get(name) ?? value);
  return { state, send, kept };
}
