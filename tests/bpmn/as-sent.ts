import type { JsonObject } from '../../bpmn/model/json.ts';

/** What arrives over the wire, as JSON. */
export const asSent = (value: object): JsonObject =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object was written
  JSON.parse(JSON.stringify(value)) as JsonObject;
