/**
 * The rooms of lib with what lies in them, lowest first: one may import itself and what stands before it. A new folder
 * finds its place here, or is refused. Read by the architecture check and by the picture of the house.
 */
exports.rooms = {
  text: "texts in one form: Unicode, e-mail addresses, language tags",
  http: "web requests and forms by their standards",
  payload: "what came, as values: JSON, forms, paths, dates",
  input: "zod pieces and their faults",
  sender: "kinds of systems that send, as data: signatures, handshakes, templates",
  list: "how lists are paged, searched and dated",
  tally: "how many there are of what, counted ahead",
  csv: "CSV as a stream",
  edit: "no editor writes over what it has not seen",
  mail: "the mailers, SMTP and Resend, and what servers answer",
  reason: "codes and facts, worded in English",
  filter: "the one grammar of conditions",
  survey: "surveys, questions, background variables, translations",
  suppression: "whom not to mail",
  respondent: "the persons invited",
  response: "answers, and what they sum up to",
  message: "the text of an invitation and its placeholders",
  automation: "the set-up, the wizard, and how one respondent is decided",
  notification: "error e-mails, and the limit that disables",
  auth: "sign-in, links, sessions, tokens",
  workspace: "a workspace, its settings and members",
  delivery: "the hook: receive, decide, write; and trials of a set-up",
  run: "what became of each respondent, and replay",
  invitation: "an invitation: compose, check, cancel, watch",
  worker: "what looks into the table: send due, redo, notify, sweep",
  overview: "figures and searches across rooms, for pages",
  erasure: "export and erasure of one person",
  api: "the management API as data, and its OpenAPI document",
};
