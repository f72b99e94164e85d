import type { ReactNode } from "react";
import { GlobeIcon } from "./icons";

/** A language to change to. `submits` names the form whose answers go along; without it the change is a link. */
export type LanguageChoice = { tag: string; name: string; href: string };

type Props = {
  sender: string;
  logo?: PageLogo | null;
  label: string;
  current: string;
  choices: LanguageChoice[];
  form?: string;
};

/** A logo as large as it is shown. */
export type PageLogo = { id: string; width: number; height: number };

/** Who asks, and the other languages to be asked in. */
export function PageTop({ sender, logo = null, label, current, choices, form }: Props) {
  return (
    <header className="top">
      <span className="sender">
        {/* biome-ignore lint/performance/noImgElement: no page of Next; it is small, and kept for a year */}
        {logo ? <img src={`/i/${logo.id}`} width={logo.width} height={logo.height} alt={sender} /> : sender}
      </span>
      {choices.length > 0 && (
        <nav className="langs" aria-label={label}>
          {choices.length <= 2 ? (
            <>
              <GlobeIcon />
              {choices.map((choice) => (
                <Change key={choice.tag} choice={choice} form={form} />
              ))}
            </>
          ) : (
            <details>
              <summary>
                <GlobeIcon />
                {current}
              </summary>
              <ul>
                {choices.map((choice) => (
                  <li key={choice.tag}>
                    <Change choice={choice} form={form} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </nav>
      )}
    </header>
  );
}

function Change({ choice, form }: { choice: LanguageChoice; form: string | undefined }): ReactNode {
  const { tag, name, href } = choice;
  if (!form) {
    return (
      <a href={href} hrefLang={tag} lang={tag} dir="auto">
        {name}
      </a>
    );
  }
  return (
    <button type="submit" form={form} name=":language" value={tag} lang={tag} dir="auto" formNoValidate>
      {name}
    </button>
  );
}
