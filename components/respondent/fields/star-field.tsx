import { fill } from "@/lib/survey/fill";
import type { Spoken } from "./question-texts";
import { Ends } from "./scale-field";

type Props = {
  id: string;
  name: string;
  high: number;
  low: number;
  labels: { low: Spoken; high: Spoken };
  required: boolean;
  value: string | undefined;
  /** `{value} of {scale}` */
  text: string;
};

/** Stars that fill up to the one chosen. */
export function StarField({ id, name, low, high, labels, required, value, text }: Props) {
  return (
    <>
      <div className="stars">
        {Array.from({ length: high }, (_, i) => i + 1).map((star) => (
          <label key={star}>
            <input
              type="radio"
              id={`${id}-${star - 1}`}
              name={name}
              value={star}
              aria-label={fill(text, { value: star, scale: high })}
              required={required}
              defaultChecked={value === String(star)}
            />
            <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
              <path d="m18 5 4 8.6 9.4 1.2-6.9 6.5 1.8 9.3L18 26l-8.3 4.6 1.8-9.3-6.9-6.5 9.4-1.2z" />
            </svg>
          </label>
        ))}
      </div>
      <Ends low={low} high={high} labels={labels} />
    </>
  );
}
