import { type AlertMessage, cut } from "./message";

/** No text is kept longer than this, then this, until a message fits. */
const shorter = [400, 200, 100, 50, 25];

/** A message with its longest texts cut until a channel takes it, and at last with fewer lines. @param fits does it? */
export function fitted(message: AlertMessage, fits: (message: AlertMessage) => boolean): AlertMessage {
  let tried = message;
  for (const most of shorter) {
    if (fits(tried)) return tried;
    tried = {
      ...message,
      lead: cut(message.lead, Math.max(most, 100)),
      lines: message.lines.map(({ label, value }) => ({ label: cut(label, most), value: cut(value, most) })),
    };
  }
  while (!fits(tried) && tried.lines.length > 0) tried = { ...tried, lines: tried.lines.slice(0, -1) };
  return tried;
}
