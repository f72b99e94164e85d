"use client";
import type { ReactNode } from "react";
import { type DefaultValues, type FieldValues, FormProvider, type Path, useForm } from "react-hook-form";
import type { z } from "zod";
import { ActionError } from "./action-error";
import { checkedBy, dotted } from "./checked-by";
import type { Outcome } from "./outcome";
import { useAct } from "./use-act";

/** A form that one action takes: checked by its schema before it is sent; what the server refuses stands at its field too. */
export function useActionForm<Input extends FieldValues, Output, T = void>({
  schema,
  values,
  act,
  done,
}: {
  schema: z.ZodType<Output, Input>;
  values: NoInfer<Input>;
  act: (input: NoInfer<Input>) => Promise<Outcome<T>>;
  /** After it was taken; what was sent stays as it is. */
  done?: (value: T) => void;
}) {
  const form = useForm<Input, unknown, Output>({
    resolver: checkedBy(schema),
    defaultValues: values as DefaultValues<Input>,
  });
  const { outcome, pending, run } = useAct<T>();
  const submit = form.handleSubmit(() => {
    if (pending) return;
    run(async () => {
      const result = await act(form.getValues());
      if (result && !result.ok)
        for (const { field, code, message } of result.errors)
          form.setError(dotted(field) as Path<Input>, { type: code, message });
      return result;
    }, done);
  });
  return { form, outcome, pending, submit };
}

/** Its form element, with why it was refused at its top. */
export function ActionForm<Input extends FieldValues, Output, T>({
  of: { form, outcome, submit },
  id,
  className = "grid gap-4",
  children,
}: {
  of: ReturnType<typeof useActionForm<Input, Output, T>>;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <FormProvider {...form}>
      <form
        id={id}
        noValidate
        className={className}
        onSubmit={(event) => {
          // A dialog's form is a child of the form behind it, to React.
          event.stopPropagation();
          void submit(event);
        }}
      >
        <ActionError state={outcome} className="col-span-full" />
        {children}
      </form>
    </FormProvider>
  );
}
