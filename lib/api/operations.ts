import { automationActions } from "./automation/actions";
import { automationOperations } from "./automation/operations";
import { deliveryOperations } from "./deliveries";
import { imageOperations } from "./images";
import { messageOperations } from "./messages";
import type { Operation } from "./operation";
import { respondentOperations } from "./respondents";
import { responseOperations } from "./responses";
import { runOperations } from "./runs";
import { senderOperations } from "./senders";
import { suppressionOperations } from "./suppressions";
import { surveyOperations } from "./surveys";
import { workspaceOperations } from "./workspaces";

/** Every call of the management API, in the order of the document. */
export const operations: readonly Operation[] = [
  surveyOperations,
  messageOperations,
  automationOperations,
  automationActions,
  senderOperations,
  deliveryOperations,
  runOperations,
  respondentOperations,
  responseOperations,
  suppressionOperations,
  workspaceOperations,
  imageOperations,
].flatMap((group) => Object.values(group) as unknown as Operation[]);
