import { z } from "zod";
import { addressInput } from "../input/address";
import { line } from "../input/text";

/** What suppresses an address by hand; an empty survey is all of them. */
export const suppressionForm = z.object({ email: addressInput, note: line(500, 0), surveyId: z.string() });
