/** The dashboard's languages by their own names. */
export const languages = [
  { value: "en", label: "English", lang: "en" },
  { value: "sv", label: "Svenska", lang: "sv" },
] as const;
