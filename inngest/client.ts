import { Inngest } from "inngest";
import { usesInngestServer } from "./driver";
import { sendToEmbeddedEngine } from "./embedded/send";
import { sdkLogger } from "./logger";
import { fetchFromServer } from "./server-fetch";

/**
 * The one client. With a real server the SDK reads INNGEST_* itself; otherwise its only way out is the embedded
 * engine's tables, so that nothing ever leaves the process over HTTP.
 */
export const inngest = new Inngest({
  id: "surveyhook",
  logger: sdkLogger,
  aiMetadata: false,
  ...(usesInngestServer()
    ? { fetch: fetchFromServer }
    : {
        isDev: true,
        baseUrl: "http://embedded.invalid",
        eventKey: "embedded",
        fetch: sendToEmbeddedEngine,
      }),
});
