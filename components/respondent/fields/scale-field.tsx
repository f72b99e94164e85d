import type { Spoken } from "./question-texts";

type Props = {
  id: string;
  name: string;
  low: number;
  high: number;
  /** What the ends mean, such as "not at all likely". */
  labels: { low: Spoken; high: Spoken };
  required: boolean;
  value: string | undefined;
};

/** A scale of native radios under cells of 48 px: in two rows on a phone, in one from 560 px. */
export function ScaleField({ id, name, low, high, labels, required, value }: Props) {
  const steps = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const meaning = (step: number) =>
    step === low
      ? `${step}, ${labels.low.text}`
      : step === high
        ? `${step}, ${labels.high.text}`
        : String(step);
  return (
    <>
      <div className={`scale s${steps.length}`}>
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              id={`${id}-${step - low}`}
              name={name}
              value={step}
              aria-label={meaning(step)}
              required={required}
              defaultChecked={value === String(step)}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <Ends low={low} high={high} labels={labels} />
    </>
  );
}

/** What the ends of a scale mean; each end says it by itself to those who do not see. */
export function Ends({ low, high, labels }: Pick<Props, "low" | "high" | "labels">) {
  return (
    <div className="ends hint" aria-hidden="true">
      <span {...labels.low.speech}>
        {low} = {labels.low.text}
      </span>
      <span {...labels.high.speech}>
        {high} = {labels.high.text}
      </span>
    </div>
  );
}
