import type { Filter, IncomingField, Mapping } from "@/db/schema";

/** A text in the languages of the interface. Names of a vendor's own menus and fields stay as the vendor writes them. */
export type Words = { en: string; sv: string };

/**
 * How a sender signs. `signed` says what is signed, in its order: `{body}`, `{timestamp}`, `{id}`, `{method}`, `{url}`
 * and the signs between them; `{decodedUrl}` is the URL as HubSpot decodes it.
 */
export type Scheme = {
  /** HMAC with this hash. SHA-1 only where the vendor has nothing else. */
  hash: "sha256" | "sha1";
  encoding: "hex" | "base64";
  signed: string;
  /** The header of the signature, in lower case. */
  header: string;
  /** What stands before the signature in its header. */
  prefix?: string;
  /** Where the header holds pairs: what parts them, what joins each, and the names of those that count. */
  pairs?: { between: string; joined: string; signature: string; timestamp?: string };
  timestamp?: {
    /** Left out where it is among the pairs. */
    header?: string;
    /** `text`: signed, but not read as a time. */
    unit: "seconds" | "milliseconds" | "iso" | "text";
    /** How far from now it may be, either way. */
    toleranceSeconds?: number;
  };
  /** The header of an id that is signed too. */
  id?: string;
  /** What the secret is: its characters as they are, or base64, with or without `whsec_` before it. */
  secret?: "text" | "base64";
};

/** A place in a request, as a path of a field: in the body, or after `@headers.` or `@query.`. */
export type Place = string;

/** What is answered: what stands at a place, or something else where nothing does; `hmac`: what the secret makes of it. */
export type Echo = Place | { place: Place; otherwise: string } | { hmac: Place };

/** A request that only asks whether somebody listens, and what it wants. */
export type Handshake = {
  methods: readonly ("POST" | "GET" | "HEAD" | "OPTIONS")[];
  /** What tells it: each place holds this text, a text of this pattern, or an empty list. */
  when: Record<Place, string | RegExp | []>;
  /** Where it must name the secret. */
  knows?: Place;
  /** It counts only with a right signature. */
  signed?: true;
  answer: { headers?: Record<string, Echo>; text?: Echo; json?: Record<string, Echo> };
  /** Where the secret comes that the sender signs with from then on. */
  keeps?: Place;
  /** Too little tells it: it counts only where the sender is chosen. */
  ownOnly?: true;
  /** Its body has nothing else: whoever has more to say may be a person. */
  alone?: true;
};

/** A request by which a sender tries the hook without anybody to invite. `alone`: its body has nothing else. */
type Ping = { when: Handshake["when"]; alone?: true; ownOnly?: true };

/** Fields, paths, filter and mapping for one kind of event, and a body of it written by us after the documentation. */
export type Template = {
  id: string;
  name: Words;
  /** When it comes, for those who choose. */
  when: Words;
  fields: IncomingField[];
  mapping: Mapping;
  itemsPath?: string;
  filter?: Filter;
  /** Headers that the vendor sends with it and that the template reads. */
  headers?: Record<string, string>;
  sample: unknown;
};

/** What a person does in the sender's system, in its own words. */
type SetUp = {
  /** The way through its menus. */
  where: Words;
  /** What its form calls the URL. */
  url: string;
  /** What it calls the secret and where that stands; left out where there is none. */
  secret?: Words;
  /** What else has to be chosen there. */
  choose?: Words;
  /** What is pasted there beside the URL, and where: `{url}` and `{key}` become this hook's own. */
  paste?: { where: Words; text: string };
  /** How a first request is made to come. */
  test: Words;
};

/** One kind of system that sends webhooks, as data. */
export type Sender = {
  id: string;
  name: string;
  authentication: "signature" | "basic" | "key";
  scheme?: Scheme;
  /** Where its own id of an event is; `each`: one in every element of the list that comes. */
  eventId?: { place: Place; each?: true };
  handshakes?: readonly Handshake[];
  ping?: Ping;
  setUp: SetUp;
  templates: Template[];
  /** Whose words the facts are, and what of them could not be read there. */
  source: { url: string; note?: string };
};
