import type { Sender } from "../model";

export const slack: Sender = {
  id: "slack",
  name: "Slack",
  authentication: "signature",
  scheme: {
    hash: "sha256",
    encoding: "hex",
    signed: "v0:{timestamp}:{body}",
    header: "x-slack-signature",
    prefix: "v0=",
    timestamp: { header: "x-slack-request-timestamp", unit: "seconds", toleranceSeconds: 300 },
  },
  eventId: { place: "event_id" },
  handshakes: [
    {
      methods: ["POST"],
      when: { type: "url_verification", challenge: /^[\x21-\x7e]{1,500}$/ },
      signed: true,
      answer: { text: "challenge" },
    },
  ],
  setUp: {
    where: {
      en: "api.slack.com/apps > your app > Event Subscriptions",
      sv: "api.slack.com/apps > din app > Event Subscriptions",
    },
    url: "Request URL",
    secret: {
      en: "Basic Information > App Credentials > Signing Secret.",
      sv: "Basic Information > App Credentials > Signing Secret.",
    },
    test: {
      en: "Save the secret here first; Slack then tries the URL by itself.",
      sv: "Spara hemligheten här först; Slack provar sedan webbadressen själv.",
    },
  },
  templates: [],
  source: { url: "https://docs.slack.dev/authentication/verifying-requests-from-slack" },
};
