import { normal } from "./normal";
import { trimmed } from "./trimmed";

const aliases: Record<string, string> = { dk: "da", no: "nb" };
const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]);
const parsed = new Map<string, Intl.Locale | null>();

/**
 * The primary language of a tag, in lower case: `en-GB` is `en`, `dk` means `da`.
 * Source: BCP 47 (RFC 5646); an underscore is taken for a hyphen, as many systems write it.
 * @returns null where the text is no language tag at all
 */
export function parseLanguage(text: string): string | null {
  const locale = localeOf(text);
  return locale && primaryOf(locale);
}

/** A tag in its one spelling: `pt_br` is `pt-BR`, `dk` is `da`; null where the text is no language tag at all. */
export function wholeLanguage(text: string): string | null {
  return localeOf(text)?.baseName ?? null;
}

/** Some runtimes leave out the language that is undetermined. */
function primaryOf(locale: Intl.Locale): string {
  return locale.language ?? "und";
}

function localeOf(text: string): Intl.Locale | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (parsed.size > 1000) parsed.clear();
  const locale = readLocale(text);
  if (text.length <= 40) parsed.set(text, locale);
  return locale;
}

let byName: Map<string, string> | undefined;

/**
 * The tag of a language by its name in English or in itself: `Swedish`, `svenska (Sverige)`, `日本語`. Short words of
 * plain letters are tags.
 */
function tagOfName(text: string): string | undefined {
  if (/^[a-z]{0,3}$/i.test(text) || /[-_]/.test(text)) return undefined;
  byName ??= namesOfLanguages();
  const name = normal(text).toLowerCase();
  return byName.get(name) ?? byName.get(name.replace(/ ?\([^()]*\)$/, ""));
}

/** Tags with a name of their own, such as Brazilian Portuguese. */
const variants = "pt-BR pt-PT en-GB en-US es-ES es-MX fr-CA fr-CH de-AT de-CH nl-BE zh-Hans zh-Hant".split(
  " ",
);

function namesOfLanguages(): Map<string, string> {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  const english = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const names = new Map<string, string>();
  for (const tag of [...letters.flatMap((a) => letters.map((b) => a + b)), ...variants]) {
    const name = english.of(tag);
    if (name === undefined) continue;
    const own = new Intl.DisplayNames(tag, { type: "language", fallback: "none" }).of(tag);
    for (const each of [name, own ?? name]) {
      const key = normal(each).toLowerCase();
      if (!names.has(key)) names.set(key, tag);
    }
  }
  return names;
}

function readLocale(text: string): Intl.Locale | null {
  if (text.length > 200) return null;
  const given = trimmed(text);
  const tag = tagOfName(given) ?? given.replaceAll("_", "-");
  if (!/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(tag)) return null;
  try {
    const locale = new Intl.Locale(tag);
    const alias = aliases[primaryOf(locale)];
    return alias ? new Intl.Locale(locale.baseName.replace(/^[a-z]+/, alias)) : locale;
  } catch {
    return null;
  }
}

/** The one of `offered` with the same tag, else the first with the same primary language, or undefined. */
export function matchLanguage(tag: string, offered: readonly string[]): string | undefined {
  const wanted = localeOf(tag);
  if (!wanted) return undefined;
  return (
    offered.find((language) => wholeLanguage(language) === wanted.baseName) ??
    offered.find((language) => parseLanguage(language) === primaryOf(wanted))
  );
}

/** The direction in which a language is written. Source: its likely script (CLDR). */
export function directionOf(tag: string): "ltr" | "rtl" {
  const script = localeOf(tag)?.maximize().script ?? "";
  return rightToLeft.has(script) ? "rtl" : "ltr";
}

/** The tags of an Accept-Language header, the most wanted first. Source: RFC 9110, section 12.5.4. */
export function wishedLanguages(header: string | null): string[] {
  return (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((each) => each.trim());
      const quality = parameters.find((each) => /^q=/i.test(each))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** A language's name in the words of a locale, such as `svenska`; the tag itself where it has none. */
export function nameOfLanguage(tag: string, locale: string | string[]): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language", fallback: "code" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
