import type { RespondentWords } from "@/lib/survey/fill";
import type { Speech } from "@/lib/survey/translation";
import type { Spoken } from "./question-texts";

type Props = {
  id: string;
  name: string;
  labels: { low: Spoken; high: Spoken };
  required: boolean;
  value: string | undefined;
  words: RespondentWords["survey"];
  ours: Speech;
};

/** The mouths of the faces, from displeased to pleased. */
const mouths = [
  "M9 21.2c1.7-4 10.3-4 12 0",
  "M10 20.4c1.5-2.2 8.5-2.2 10 0",
  "M10 19.5h10",
  "M10 18.3c1.5 2.4 8.5 2.4 10 0",
  "M9 17.3c1.2 5.6 10.8 5.6 12 0z",
];

/** Five faces as line drawings of one colour, each with its word: the word carries the meaning. */
export function FaceField({ id, name, labels, required, value, words, ours }: Props) {
  const middle = [words.csat2, words.csat3, words.csat4].map((text): Spoken => ({ text, speech: ours }));
  const meanings = [labels.low, ...middle, labels.high];
  return (
    <div className="scale faces">
      {meanings.map(({ text, speech }, i) => (
        <label key={mouths[i]}>
          <input
            type="radio"
            id={`${id}-${i}`}
            name={name}
            value={i + 1}
            aria-label={`${i + 1}, ${text}`}
            required={required}
            defaultChecked={value === String(i + 1)}
          />
          <span>
            <svg width="30" height="30" viewBox="0 0 30 30" strokeWidth="1.75" aria-hidden="true">
              <circle cx="15" cy="15" r="12.5" />
              <path d={`M10.5 11.8v.9M19.5 11.8v.9${mouths[i]}`} />
            </svg>
            <em {...speech}>{text}</em>
          </span>
        </label>
      ))}
    </div>
  );
}
