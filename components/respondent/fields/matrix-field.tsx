import { partName } from "@/lib/response/form/fields";
import { type CardProps, labelled, mustAnswer } from "./card-parts";

/** Longer labels do not fit beside each other on a phone. */
const longest = 11;

/** A question for each row: cells with words on a phone, or a list where the words are long; a grid on a wide screen. */
export function MatrixField(props: CardProps) {
  const { id, question, tongue, values } = props;
  const rows = labelled(question.rows, tongue);
  const columns = labelled(question.columns, tongue);
  const long = columns.length > 5 || columns.some(({ label }) => label.length > longest);
  return (
    <div className={long ? "mx long" : "mx"}>
      <div className={`mh n${columns.length}`} aria-hidden="true">
        <span />
        <div className="mc">
          {columns.map(({ value, label, speech }) => (
            <span key={value} {...speech}>
              {label}
            </span>
          ))}
        </div>
      </div>
      {rows.map((row, r) => {
        const name = partName(question.key, row.value);
        return (
          <div
            key={row.value}
            className={`mr n${columns.length}`}
            role="radiogroup"
            aria-labelledby={`${id}-${r}`}
          >
            <b id={`${id}-${r}`} {...row.speech}>
              {row.label}
            </b>
            <div className="mc">
              {columns.map((column, c) => (
                <label key={column.value}>
                  <input
                    type="radio"
                    id={`${id}-${r}-${c}`}
                    name={name}
                    value={column.value}
                    required={mustAnswer(props)}
                    defaultChecked={values.get(name)?.at(-1) === column.value}
                  />
                  <span {...column.speech}>{column.label}</span>
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
