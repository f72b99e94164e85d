"use client";
import type { ReactNode } from "react";
import { type DefaultValues, type FieldValues, FormProvider, get, type Path, useForm } from "react-hook-form";
import { ActionError } from "./action-error";
import { checkedBy, dotted, type LoadSchema } from "./checked-by";
import type { Outcome } from "./outcome";
import { useAct } from "./use-act";

/** A form that one action takes: checked by its schema before it is sent; what the server refuses stands at its field too. */
export function useActionForm<Input extends FieldValues, Output, T = void>({
  schema,
  values,
  act,
  done,
}: {
  schema: LoadSchema<Input, Output>;
  values: NoInfer<Input>;
  /** `fit` is what the schema makes of the input. */
  act: (input: NoInfer<Input>, fit: NoInfer<Output>) => Promise<Outcome<T>>;
  /** After it was taken; what was sent stays as it is. */
  done?: (value: T) => void;
}) {
  const form = useForm<Input, unknown, Output>({
    resolver: checkedBy(schema),
    defaultValues: values as DefaultValues<Input>,
  });
  const { outcome, pending, run } = useAct<T>();
  const submit = form.handleSubmit((fit) => {
    if (pending) return;
    run(async () => {
      const result = await act(form.getValues(), fit);
      if (result && !result.ok)
        for (const [i, { field, code, message }] of result.errors.entries())
          form.setError(dotted(field) as Path<Input>, { type: code, message }, { shouldFocus: i === 0 });
      return result;
    }, done);
  });
  const told = outcome && !outcome.ok ? outcome.errors : [];
  /** Each fault stands at its field. */
  const placed =
    told.length > 0 && told.every(({ field }) => get(form.getValues(), dotted(field)) !== undefined);
  return { form, outcome, refusal: placed ? null : outcome, pending, submit };
}

/** Its form element, with why it was refused at its top where no field says so. */
export function ActionForm<Input extends FieldValues, Output, T>({
  of: { form, refusal, submit },
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
        <ActionError state={refusal} className="col-span-full" />
        {children}
      </form>
    </FormProvider>
  );
}
