import type { Json } from "../../../schema/json.ts";
import type { results } from "../../conformance/behaviours/results.ts";
import { settling } from "../broken-backend.ts";
import { broken, type Mutant, type MutantsOf, patched } from "../mutant.ts";

const perform = "runtime/worker/perform.ts";

export const resultsMutants: MutantsOf<typeof results> = {
  "result: an object, nested, is stored and read back": storesOther(
    "nested values are stored as text",
    (result) =>
      isObject(result)
        ? Object.fromEntries(Object.entries(result).map(([key, value]) => [key, JSON.stringify(value)]))
        : result,
  ),
  "result: an array is stored and read back": storesOther("an array is stored as an object", (result) =>
    Array.isArray(result) ? { ...result } : result,
  ),
  "result: a text, a number and a boolean are stored and read back": storesOther(
    "what is no object is wrapped in one",
    (result) =>
      result !== undefined && (result === null || typeof result !== "object") ? { value: result } : result,
  ),
  "result: null and an object of one value stay what they are": storesOther(
    "an object of one value is unwrapped",
    (result) => (isObject(result) && Object.keys(result).join() === "value" ? result.value : result),
  ),
  "result: a handler that returns nothing has no result": storesOther(
    "no result is null",
    (result) => result ?? null,
  ),
  "ResultError: a result that does not fit its schema fails the attempt": patched(
    "results are not validated",
    perform,
    "if (validation && !validation.valid) throw new ResultError(job, validation.violations);",
    "",
  ),
  "result: a result is stored as given, not as its schema parses it": patched(
    "the parsed result is stored",
    perform,
    "return snapshot.json;",
    "return (validation as any)?.parsed ?? snapshot.json;",
  ),
  "result: a result is checked by the input side of its schema": patched(
    "only results that are no objects are validated",
    perform,
    "await validate?.(snapshot.json)",
    "Object(snapshot.json) === snapshot.json ? undefined : await validate?.(snapshot.json)",
  ),
  "progress: progress that no queue can hold does not harm the job": patched(
    "progress throws what JSON cannot hold",
    "runtime/worker/run-attempt.ts",
    "progress.report(value);",
    "progress.report(JSON.parse(JSON.stringify(value)));",
  ),
  "ResultError: a result that no queue can hold fails the attempt": patched(
    "results may hold anything",
    perform,
    "if (!snapshot.valid) throw new ResultError(job, snapshot.violations);",
    "",
  ),
};

function storesOther(what: string, change: (result: Json | undefined) => Json | undefined): Mutant {
  return broken(
    what,
    settling((outcome) =>
      outcome.kind === "completed" ? { ...outcome, result: change(outcome.result) } : outcome,
    ),
  );
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
