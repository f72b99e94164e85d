type Given = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The query of a URL with one text a name: of several the first, and without NUL, which PostgreSQL holds not. Anybody
 * can type a URL.
 */
export function single<T extends object>(query: T): { [K in keyof T]: Extract<T[K], undefined> | string } {
  const texts = Object.entries(query as Given).map(([name, value]) => {
    const text = Array.isArray(value) ? value[0] : value;
    return [name, text?.replaceAll("\0", "")];
  });
  return Object.fromEntries(texts) as ReturnType<typeof single<T>>;
}
