type Props = {
  id: string;
  name: string;
  several: boolean;
  options: { value: string; label: string; lang: string | undefined }[];
  required: boolean;
  values: string[];
};

/** One or several of the answers offered, as native radios or checkboxes in rows of at least 48 px. */
export function ChoiceField({ id, name, several, options, required, values }: Props) {
  return (
    <div className="choices">
      {options.map(({ value, label, lang }, i) => (
        <label key={value}>
          <input
            type={several ? "checkbox" : "radio"}
            id={`${id}-${i}`}
            name={name}
            value={value}
            required={required && !several}
            defaultChecked={values.includes(value)}
          />
          <span lang={lang}>{label}</span>
        </label>
      ))}
    </div>
  );
}
