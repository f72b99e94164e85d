import type { Speech } from "@/lib/survey/translation";

type Props = {
  id: string;
  name: string;
  several: boolean;
  options: { value: string; label: string; speech: Speech }[];
  required: boolean;
  values: string[];
};

/** One or several of the answers offered, as native radios or checkboxes in rows of at least 48 px. */
export function ChoiceField({ id, name, several, options, required, values }: Props) {
  return (
    <div className="choices">
      {options.map(({ value, label, speech }, i) => (
        <label key={value}>
          <input
            type={several ? "checkbox" : "radio"}
            id={`${id}-${i}`}
            name={name}
            value={value}
            required={required && !several}
            defaultChecked={values.includes(value)}
          />
          <span {...speech}>{label}</span>
        </label>
      ))}
    </div>
  );
}
