import type { Json, JsonObject } from "../../../schema/json.ts";
import type { payloads } from "../../conformance/behaviours/payloads.ts";
import { storing } from "../broken-backend.ts";
import { broken, type Mutant, type MutantsOf, patched } from "../mutant.ts";

const jsonSafety = "runtime/validation/json-safety.ts";
const perform = "runtime/worker/perform.ts";

export const payloadsMutants: MutantsOf<typeof payloads> = {
  "PayloadError: a payload that does not fit is refused with every violation and nothing is enqueued":
    patched(
      "only the first violation is told",
      "runtime/validation/validator.ts",
      "return { valid: false, violations };",
      "return { valid: false, violations: violations.slice(0, 1) };",
    ),
  "PayloadError: a stored payload that does not fit fails at once and for good": patched(
    "a payload that does not fit is tried again",
    perform,
    "final: true",
    "final: false",
  ),
  "payload: a job that another program stored is worked like one of a client": {
    what: "the payload travels in an envelope",
    patches: [
      {
        file: "runtime/publisher/new-job.ts",
        find: "    name: job.name,\n    payload,",
        replace: "    name: job.name,\n    payload: { enclosed: payload },",
      },
      {
        file: perform,
        find: "checkPayload(claimed.payload, validatePayload)",
        replace: "checkPayload((claimed.payload as any).enclosed, validatePayload)",
      },
    ],
  },
  "payload: a payload travels as given and is parsed once, at the worker": patched(
    "the publisher sends the parsed payload",
    "runtime/publisher/job-client.ts",
    "if (isJsonObject(payload)) return { valid: true, payload };",
    "if (isJsonObject(payload)) return { valid: true, payload: validation.parsed as JsonObject };",
  ),
  "PayloadError: a stored payload that is no object fails too, and is kept": broken(
    "what is no object is stored inside one",
    storing((job) => ({ ...job, payload: { value: job.payload } })),
  ),
  "payload: NUL that another program sends is refused by the queue or by the worker": patched(
    "the worker does not look for it",
    perform,
    "return violations.length > 0 ? { valid: false, violations } : validate(payload);",
    "return validate(payload);",
  ),
  "payload: what JSON or a queue cannot hold is refused, in keys too": patched(
    "keys are not looked at",
    jsonSafety,
    '...unsafeText(key, [...path, key], "key"),',
    "",
  ),
  "payload: what only looks unsafe, and 1,000 levels, travel unchanged": {
    what: "text that looks like an escape is refused",
    patches: [
      { file: jsonSafety, find: "if (copy !== notPlain)", replace: "if (copy === undefined)" },
      {
        file: jsonSafety,
        find: "unsafeTexts(JSON.parse(text), []) : [];",
        replace: '[{ path: "", message: "looks unsafe" }] : [];',
      },
    ],
  },
  "payload: text in every script, controls and odd numbers travel unchanged": storesOther(
    "text is normalised",
    (value) => (typeof value === "string" ? value.normalize("NFC") : value),
  ),
  "payload: keys that mean something to JavaScript are data": broken(
    "a key __proto__ is lost",
    storing((job) => ({
      ...job,
      payload: JSON.parse(JSON.stringify(job.payload).replaceAll('"__proto__"', '"lost"')),
    })),
  ),
  "payload: a payload of one megabyte travels unchanged": storesOther("long text is cut", (value) =>
    typeof value === "string" ? value.slice(0, 65_536) : value,
  ),
};

function storesOther(what: string, change: (value: Json) => Json): Mutant {
  return broken(
    what,
    storing((job) => {
      const payload: JsonObject = JSON.parse(
        JSON.stringify(job.payload, (_key, value: Json) => change(value)),
      );
      return { ...job, payload };
    }),
  );
}
