import { setTimeout as sleep } from "node:timers/promises";
import { isJsonObject, type Json, type JsonObject } from "../../schema/json.ts";
import type { Target } from "../../schema/target.ts";
import type { Backend, NewJob, Receipt } from "../backend.ts";
import type { BoundJob } from "../bind-jobs.ts";
import { checkKeys } from "../check-keys.ts";
import { BackendError, OptionError, PayloadError, UnreachableError, type Violation } from "../errors.ts";
import type { Transaction } from "../transaction.ts";
import { snapshotJson } from "../validation/json-safety.ts";
import type { Validation } from "../validation/validator.ts";
import type { CallOptions, TransactionOption } from "./call-options.ts";
import type { TransactionalJobClient } from "./client-types.ts";
import type { TypedJobRecord } from "./inspection-types.ts";
import { jobInspection } from "./job-inspection.ts";
import { newJob } from "./new-job.ts";
import { waitForResult } from "./wait-for.ts";

const mostAtOnce = 50_000;

/** Between a lost connection and the second try, in milliseconds: a server that restarts refuses for a moment. */
const resendPause = 500;

/**
 * The client of one job.
 *
 * @param connect gives the backend, made ready
 * @param target the config's: whose options the calls may have
 */
export function jobClient<Payload, Result, Options extends CallOptions>(
  bound: BoundJob,
  connect: () => Promise<Backend>,
  target: Target,
): TransactionalJobClient<Payload, Result, Options> {
  const { name } = bound.job;

  const get = async (id: string): Promise<TypedJobRecord<Payload, Result> | undefined> => {
    const record = await (await connect()).get(name, id);
    // The stored values are whatever some version of the code wrote; the types say what this version writes.
    return record as TypedJobRecord<Payload, Result> | undefined;
  };

  /** Once more after a lost connection, which ends a transaction: a job whose id is stored already is not stored twice. */
  const enqueue = async (jobs: readonly NewJob[], tx?: Transaction): Promise<readonly Receipt[]> => {
    const backend = await connect();
    if (tx !== undefined) return storeOf(name, backend, target)(tx, jobs);
    try {
      return await backend.enqueue(jobs);
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      await sleep(resendPause);
      return backend.enqueue(jobs);
    }
  };

  return {
    async publish(payload, options) {
      const { tx, ...call }: CallOptions & TransactionOption = { ...options };
      const job = newJob(bound.job, await validPayload(bound, payload), call);
      return onlyReceipt(await enqueue([job], tx));
    },

    async publishMany(entries, { tx, ...others } = {}) {
      if (!Array.isArray(entries))
        throw new OptionError(`${name}: publishMany takes a list of { payload, options }.`);
      if (entries.length > mostAtOnce) {
        throw new OptionError(
          `${name}: publishMany takes ${mostAtOnce} jobs at most, not ${entries.length}. Publish them in parts.`,
        );
      }
      const unknown = Object.keys(others)[0];
      if (unknown)
        throw new OptionError(`${name}: publishMany takes { tx } beside the entries, not ${unknown}.`);
      const calls = entries.map(({ payload, options, ...others }) => {
        const unknown = Object.keys(others)[0];
        if (unknown) throw new OptionError(`${name}: an entry is { payload, options }, without ${unknown}.`);
        return { checking: checkPayload(bound, payload), options: { ...options } };
      });
      const jobs: NewJob[] = [];
      const violations: Violation[] = [];
      for (const [index, { checking, options }] of calls.entries()) {
        // Nearly all are checked at once, and a turn of the event loop for each would cost more than the check.
        const checked = checking instanceof Promise ? await checking : checking;
        if (checked.valid) jobs.push(newJob(bound.job, checked.payload, options));
        else for (const violation of checked.violations) violations.push(inEntry(index, violation));
      }
      if (violations.length > 0) throw new PayloadError(name, violations);
      return jobs.length === 0 ? [] : enqueue(jobs, tx);
    },

    get,

    async waitFor(id, waitOptions = {}) {
      checkKeys(`${name}: waitFor`, waitOptions, ["timeout"]);
      const backend = await connect();
      // As in `get`: the result was validated by the worker that stored it.
      return (await waitForResult(name, id, () => backend.get(name, id), waitOptions.timeout)) as Result;
    },

    ...jobInspection<Payload, Result>(name, connect),
  };
}

/** What stores within a transaction of the caller's. */
function storeOf(name: string, backend: Backend, target: Target): NonNullable<Backend["enqueueWithin"]> {
  const store = target === "pg-boss" ? backend.enqueueWithin?.bind(backend) : undefined;
  if (store) return store;
  throw new OptionError(
    `${name}: tx needs \`target: "pg-boss"\` in jobwright.config.ts. No transaction reaches jobs in Redis: there, write an ` +
      "outbox, as docs/transactions.md says.",
  );
}

type CheckedPayload =
  | { readonly valid: true; readonly payload: JsonObject }
  | { readonly valid: false; readonly violations: readonly Violation[] };

async function validPayload(bound: BoundJob, payload: unknown): Promise<JsonObject> {
  const checked = await checkPayload(bound, payload);
  if (checked.valid) return checked.payload;
  throw new PayloadError(bound.job.name, checked.violations);
}

/**
 * The payload as given, never the parsed value: the worker parses, with the newest code. As given at the call, too,
 * and as a worker will see it: the copy is made before anything is awaited, and the copy is what is validated.
 */
function checkPayload(bound: BoundJob, payload: unknown): CheckedPayload | Promise<CheckedPayload> {
  const snapshot = snapshotJson(payload);
  if (!snapshot.valid) return snapshot;
  const { json } = snapshot;
  const validation = bound.validatePayload(json);
  return validation instanceof Promise
    ? validation.then((awaited) => checkedPayload(json, awaited))
    : checkedPayload(json, validation);
}

function checkedPayload(payload: Json | undefined, validation: Validation): CheckedPayload {
  if (!validation.valid) return validation;
  if (isJsonObject(payload)) return { valid: true, payload };
  return { valid: false, violations: [{ path: "", message: "a payload must be an object" }] };
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
