/** The languages that respondents' pages and mails speak; each has its file in `messages/respondent`. */
export const respondentLanguages = [
  ...(["en", "sv", "da", "nb", "fi", "de", "nl", "fr", "es", "it", "pt", "pl", "ar"] as const),
] as const;
