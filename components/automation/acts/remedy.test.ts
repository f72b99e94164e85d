import { expect, it } from "vitest";
import type { AutomationRowData } from "../list/automation-row-data";
import { remedyOf } from "./remedy";

const row = (over: object): AutomationRowData =>
  ({
    ...{
      id: "aut_1",
      name: "A",
      type: "incoming_webhook",
      status: "enabled",
      standing: "attention",
      surveyId: "srv_1",
      messageId: "msg_1",
    },
    ...{
      disabledReason: null,
      failuresInARow: 1,
      limit: 10,
      faults: [],
      lastFailure: null,
      wizardStep: null,
    },
    ...{ answers: { invited: 0, answered: 0 }, surveyTitle: "S", days: [], lastRequestAt: null, held: 0 },
    ...{ heldUntil: null, scheduled: 0, mailWaiting: 0, ...over },
  }) as AutomationRowData;
const fault = (code: string) => ({ code, details: {}, message: "" });
const disabled = (last: string) => ({
  status: "disabled",
  disabledReason: { code: "failures_in_a_row", details: { count: 10, last, field: null } },
});
const errors = [{ field: "OrderTotal", code: "invalid_type", message: "" }];

it.each([
  ["a closed survey", row({ faults: [fault("survey_closed")] }), "openSurvey"],
  [
    "a closed survey that disabled it",
    row({ ...disabled("survey_closed"), faults: [fault("survey_closed")] }),
    "openSurvey",
  ],
  ["a survey that is open again", row(disabled("survey_closed")), "enable"],
  ["no message", row({ faults: [fault("message_missing")] }), "chooseMessage"],
  ["an unmapped variable", row({ faults: [fault("variable_unmapped")] }), "mendMapping"],
  ["data that does not fit", row({ lastFailure: { failure: null, errors } }), "mendMapping"],
  [
    "data that disabled it",
    row({ ...disabled("invalid_type"), lastFailure: { failure: null, errors } }),
    "mendMapping",
  ],
  ["a body that cannot be read", row(disabled("unreadable_body")), "see"],
  ["no survey", row({ surveyId: null, faults: [fault("survey_missing")] }), "see"],
  [
    "a mail server that refuses",
    row({ lastFailure: { failure: { code: "mail_auth" }, errors: null } }),
    "see",
  ],
  ["mail that waits for a mail server", row({ failuresInARow: 0, mailWaiting: 13 }), "seeMail"],
])("%s is mended by %#", (_, given, act) => {
  expect(remedyOf(given).act).toBe(act);
});
