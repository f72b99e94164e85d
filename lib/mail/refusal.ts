/** Whose matter a permanent refusal is: ours who send, the mailbox's, or this one mail's. */
export type Refusal =
  | { about: "us"; code: "mail_auth" | "mail_rate_limited" | "mail_error" }
  /** `gone`: the answer says that there is no such mailbox. */
  | { about: "mailbox"; gone: boolean }
  | { about: "mail" };

const us: Refusal = { about: "us", code: "mail_error" };
const signIn: Refusal = { about: "us", code: "mail_auth" };
const tooFast: Refusal = { about: "us", code: "mail_rate_limited" };
const gone: Refusal = { about: "mailbox", gone: true };
const mailbox: Refusal = { about: "mailbox", gone: false };
const mail: Refusal = { about: "mail" };

/**
 * Enhanced status codes whose meaning leaves no doubt; a subject alone stands for the rest of it. Sources: RFC 3463, RFC 5248
 * and IANA's list of them (RFC 6710, 7293, 7372, 7505 and others).
 */
const byCode: Record<string, Refusal> = {
  ...{ "1.1": gone, "1.2": gone, "1.3": gone, "1.4": mailbox, "1.6": gone, "1.10": gone },
  ...{ "1.7": us, "1.8": us, "1.9": us },
  ...{ "2.2": mailbox, "2.3": mail, "2.4": mailbox },
  ...{ "3.4": mail, "3.6": mail, "3": us },
  ...{ "4.4": mailbox, "4.310": gone, "4": us },
  ...{ "5.3": us, "5.6": mail, "5": us },
  ...{ "6.7": mailbox, "6": mail },
  ...{ "7.2": mailbox, "7.17": gone, "7.18": gone, "7.28": tooFast, "7.350": mail },
  ...{
    "7.8": signIn,
    "7.9": signIn,
    "7.11": signIn,
    "7.12": signIn,
    "7.13": signIn,
    "7.14": signIn,
    "7": us,
  },
};

/** What servers say under codes that leave it open; the first that fits. */
const byWords: [RegExp, Refusal][] = [
  [/content (?:presents|rejected)|virus|malware|infected/i, mail],
  // Exchange's word for a mailbox that its directory does not have, under a code about routing.
  [/recipient address rejected: (?:access denied|user unknown|undeliverable)/i, gone],
  [
    /(?:daily|hourly|sending|sender|outgoing|outbound|message|mail|submission|rate|policy)[ -]+(?:\w+ )?(?:quota|limit)|emails? per (?:second|minute|hour|day)|per[- ](?:hour|day|minute) limit|too (?:many|fast|much mail)|thrott?l|slow down|limit exceeded|exceeded[^.]{0,40}\blimit|defers and failures|maximum (?:sending|number of messages)|unusual rate|receiving (?:mail|email) (?:at a rate|too quickly)/i,
    tooFast,
  ],
  [
    /authenticat(?:e first|ion (?:is )?(?:required|failed|credentials))|must (?:be authenticated|authenticate|issue a starttls)|not signed in|smtp auth/i,
    signIn,
  ],
  [
    /\brelay|\bspf\b|\bdkim\b|\bdmarc\b|\brbl\b|dnsbl|block(?:ed|list)|black ?list|deny ?list|block list|spamhaus|spamcop|barracuda|reputation|\bspam\b|unsolicited|junk|phishing|bulk mail|\bpolicy\b|(?:authori[sz]|verif|permitt|allow)[^.;]{0,20} to send|not (?:authori[sz]ed|verified|owned)|sender|from address|return.?path|client host|helo|ehlo|reverse dns|\bptr\b|rdns|rcpthosts|account[^.;]{0,20} (?:suspended|paused|under review)|sending[^.;]{0,20}(?:paused|suspended|disabled|not permitted)|queue (?:is )?(?:full|too)|greylist|graylist/i,
    us,
  ],
  [
    /(?:message|mail|e-?mail|data|attachment|body)[^.;]{0,30}(?:too (?:big|large|long)|size|exceeds?[^.;]{0,20}(?:limit|maximum))|size (?:limit|exceed)|line too long|banned|attachment|content (?:rejected|not accept|denied|presents|policy)|(?:prohibited|unacceptable) content|message content|malformed|(?:bad|invalid|missing|duplicate) header|not rfc ?[25]?822|rfc ?5322/i,
    mail,
  ],
  [
    /(?:mailbox|inbox|quota|storage|user|account)[^.;]{0,30}(?:full|over ?quota|exceeded|insufficient)|over quota|exceeded storage|insufficient (?:system )?storage|out of storage/i,
    mailbox,
  ],
  [
    /(?:user|mailbox|recipient|account|address|domain|host|person)[^.;]{0,40}\b(?:unknown|not found|does(?: not|n't) exist|doesn't have|no longer|disabled|deactivated|inactive|unavailable|not (?:a )?valid|invalid)|(?:unknown|invalid|no such|inactive|non-?existent|undeliverable)\s+(?:\S+\s+)?(?:user|mailbox|recipient|account|domain|address|person)|not (?:our customer|a known user)|no mailbox/i,
    gone,
  ],
];

/**
 * A filter's verdict on what it has read: a repeat of the same mail would get the same. Where the sender, the machine or
 * the network is named beside it, these are what was judged.
 */
const judgedAsSpam =
  /\bspam\b|spamassassin|rspamd|mcspam|\bgtube\b|\bjunk\b|phishing|unsolicited|suspicious|bulk mail|content[- ]?filter/i;
const judgedSender =
  /\bips?\b|\bclient\b|\bhost\b|network|connection|\bdomain\b|reputation|listed|(?:black|block|deny) ?list|\brbl\b|dnsbl|spamhaus|spamcop|barracuda|\bspf\b|\bdkim\b|\bdmarc\b|authenticat|\bptr\b|reverse dns|rdns|\bhelo\b|relay|spammer|source|sender|sending|outbound|abuse|your (?:server|system|account)/i;

/** Codes under which a server says anything: there, and without a code, its words decide. */
const open = /^(?:[0-7]\.0|2\.1|4\.1|4\.4|7\.1|7\.23|7\.25|7\.26|7\.27)$/;

/**
 * Sorts a 5xx answer. Its enhanced status code is read before its words, and both after the place in the conversation: what
 * is said before the recipient was named is about us, but for the size of the mail.
 * @param basic the three digits
 * @param place where it was said; `session` is connection, greeting and sign-in
 */
export function refusalOf(
  said: string,
  basic: number,
  place: "session" | "sender" | "recipient" | "message",
): Refusal {
  if ([530, 534, 535, 538].includes(basic)) return signIn;
  const code = /(?:^|[^\d.])5\.(\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(said)?.[1];
  const coded = code === undefined ? undefined : (byCode[code] ?? byCode[code.split(".")[0]!]);
  const words = wordsOf(said, place === "message");
  if (place === "session" || place === "sender") {
    const about = coded === us ? (words ?? us) : (coded ?? words ?? us);
    const ofTheMail = about.about === "mail" && place === "sender";
    return about.about === "us" || ofTheMail ? about : us;
  }
  if (basic === 556) return gone;
  if (coded && !open.test(code!)) return coded === us && words?.about === "us" ? words : coded;
  // What is said of us is ours even where the server names the recipient while it says so.
  if (words) return words;
  if (/recipient address rejected/i.test(said)) return mailbox;
  if (coded) return coded;
  return [500, 502, 503, 504, 521, 555].includes(basic) ? us : mailbox;
}

function wordsOf(said: string, wasRead: boolean): Refusal | undefined {
  // An address in the answer is no word of the server's.
  const plain = said.replace(/<[^>]*>|\S+@\S+/g, " ");
  const about = byWords.find(([words]) => words.test(plain))?.[1];
  const ofContent = wasRead && about !== tooFast && judgedAsSpam.test(plain) && !judgedSender.test(plain);
  return ofContent ? mail : about;
}
