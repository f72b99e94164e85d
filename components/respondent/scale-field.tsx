import type { Speech } from "@/lib/survey/translation";

type End = { text: string; speech: Speech };

type Props = {
  id: string;
  name: string;
  low: number;
  high: number;
  /** What the ends mean, such as "not at all likely". */
  labels: { low: End; high: End };
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
      <div className="ends hint" aria-hidden="true">
        <span {...labels.low.speech}>
          {low} = {labels.low.text}
        </span>
        <span {...labels.high.speech}>
          {high} = {labels.high.text}
        </span>
      </div>
    </>
  );
}
