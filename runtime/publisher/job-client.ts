import type { JsonObject } from "../../schema/json.ts";
import type { Backend, NewJob, Receipt } from "../backend.ts";
import type { BoundJob } from "../bind-jobs.ts";
import { BackendError, OptionError, PayloadError, type Violation } from "../errors.ts";
import { jsonViolations } from "../validation/json-safety.ts";
import type { CallOptions } from "./call-options.ts";
import type { JobClient, TypedJobRecord } from "./client-types.ts";
import { newJob } from "./new-job.ts";
import { waitForResult } from "./wait-for.ts";

const mostAtOnce = 50_000;

/** The client of one job. `connect` gives the backend, made ready. */
export function jobClient<Payload, Result, Options extends CallOptions>(
  bound: BoundJob,
  connect: () => Promise<Backend>,
): JobClient<Payload, Result, Options> {
  const { name } = bound.job;

  const get = async (id: string): Promise<TypedJobRecord<Payload, Result> | undefined> => {
    const record = await (await connect()).get(name, id);
    // The stored values are whatever some version of the code wrote; the types say what this version writes.
    return record as TypedJobRecord<Payload, Result> | undefined;
  };

  return {
    async publish(payload, options) {
      const job = newJob(bound.job, await validPayload(bound, payload), options);
      return onlyReceipt(await (await connect()).enqueue([job]));
    },

    async publishMany(entries) {
      if (entries.length > mostAtOnce) {
        throw new OptionError(
          `${name}: publishMany takes ${mostAtOnce} jobs at most, not ${entries.length}. Publish them in parts.`,
        );
      }
      const jobs: NewJob[] = [];
      const violations: Violation[] = [];
      for (const [index, { payload, options }] of entries.entries()) {
        const checked = await checkPayload(bound, payload);
        if (checked.valid) jobs.push(newJob(bound.job, checked.payload, options));
        else violations.push(...checked.violations.map((violation) => inEntry(index, violation)));
      }
      if (violations.length > 0) throw new PayloadError(name, violations);
      return jobs.length === 0 ? [] : (await connect()).enqueue(jobs);
    },

    get,

    async waitFor(id, { timeout } = {}) {
      const backend = await connect();
      // As in `get`: the result was validated by the worker that stored it.
      return (await waitForResult(name, id, () => backend.get(name, id), timeout)) as Result;
    },
  };
}

type CheckedPayload =
  | { readonly valid: true; readonly payload: JsonObject }
  | { readonly valid: false; readonly violations: readonly Violation[] };

async function validPayload(bound: BoundJob, payload: unknown): Promise<JsonObject> {
  const checked = await checkPayload(bound, payload);
  if (checked.valid) return checked.payload;
  throw new PayloadError(bound.job.name, checked.violations);
}

/** The payload as given, never the parsed value: the worker parses, with the newest code. */
async function checkPayload(bound: BoundJob, payload: unknown): Promise<CheckedPayload> {
  const unsafe = jsonViolations(payload);
  if (unsafe.length > 0) return { valid: false, violations: unsafe };
  const validation = await bound.validatePayload(payload);
  if (!validation.valid) return validation;
  if (isJsonObject(payload)) return { valid: true, payload };
  return { valid: false, violations: [{ path: "", message: "a payload must be an object" }] };
}

/** Only after `jsonViolations` found nothing, which has looked at every value inside. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inEntry(index: number, { path, message }: Violation): Violation {
  const separator = path === "" || path.startsWith("[") ? "" : ".";
  return { path: `[${index}]${separator}${path}`, message };
}

function onlyReceipt(receipts: readonly Receipt[]): Receipt {
  const [receipt] = receipts;
  if (receipt) return receipt;
  throw new BackendError("The backend stored a job and gave no receipt for it.");
}
