import { openApiDocument } from "@/lib/api/openapi/document";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { route } from "../handler";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: async () =>
    Response.json(openApiDocument(env().APP_URL), {
      headers: { "cache-control": "no-store", "x-request-id": newId("request") },
    }),
});
