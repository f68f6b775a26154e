import type { JobWithMetadata } from "pg-boss";
import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Json } from "../../../schema/json.ts";
import type { ClaimedJob, Outcome } from "../../backend.ts";
import type { Database } from "./database.ts";
import { expireSeconds } from "./queue-settings.ts";
import type { Settlements } from "./settlements.ts";
import { storeProgress } from "./sql/jobs.ts";
import type { LeaseInput } from "./sql/leases.ts";
import type { Schemas } from "./sql/schemas.ts";
import type { SettleInput } from "./sql/settle.ts";

/** What a claim needs of its worker. */
export interface ClaimEnvironment {
  readonly database: Database;
  readonly schemas: Schemas;
  readonly settlements: Settlements;
}

/** A job that this worker holds, from `fetch` to `settle`. */
export class Claim implements ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly createdAt: Date;
  readonly signal: AbortSignal;
  /** Called when the run's end begins to be stored. */
  onEnding: () => void = () => {};
  readonly #job: RuntimeJob;
  readonly #row: JobWithMetadata<unknown>;
  readonly #environment: ClaimEnvironment;
  readonly #lost = new AbortController();
  #hasEnded = false;

  constructor(job: RuntimeJob, row: JobWithMetadata<unknown>, environment: ClaimEnvironment) {
    this.#job = job;
    this.#row = row;
    this.#environment = environment;
    this.id = row.id;
    this.name = row.name;
    this.payload = row.data;
    this.attempt = row.retryCount + 1;
    this.maxAttempts = row.retryLimit + 1;
    this.createdAt = row.createdOn;
    this.signal = this.#lost.signal;
  }

  /** Its outcome is stored, or on the way. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** For the renewal of its lease; undefined when the run has ended. */
  get lease(): LeaseInput | undefined {
    if (this.#hasEnded || this.signal.aborted) return undefined;
    return {
      name: this.name,
      id: this.id,
      retry_count: this.#row.retryCount,
      expire_seconds: expireSeconds(this.#job.options.timeout),
    };
  }

  /** The job is no longer this worker's. */
  lose(): void {
    if (!this.#hasEnded) this.#lost.abort();
  }

  async progress(value: Json): Promise<void> {
    if (this.#hasEnded) return;
    const { database, schemas } = this.#environment;
    const values = [this.name, this.id, this.#row.retryCount, JSON.stringify(value)];
    await database.query(storeProgress(schemas), values);
  }

  async settle(outcome: Outcome): Promise<boolean> {
    if (this.#hasEnded) return false;
    this.#hasEnded = true;
    this.onEnding();
    const { keep } = this.#job.options;
    const remove = (outcome.kind === "completed" || outcome.kind === "failed") && keep[outcome.kind] === 0;
    const run = {
      name: this.name,
      id: this.id,
      retry_count: this.#row.retryCount,
      started_on: this.#row.startedOn.toISOString(),
    };
    return this.#environment.settlements.settle({ ...run, ...endOf(outcome) }, remove);
  }
}

function endOf(outcome: Outcome): Pick<SettleInput, "state" | "output" | "delay"> {
  switch (outcome.kind) {
    case "completed":
      return { state: "completed", output: JSON.stringify(outcome.result) ?? null, delay: 0 };
    case "retry":
      return { state: "retry", output: JSON.stringify(outcome.error), delay: outcome.delay };
    case "failed":
      return { state: "failed", output: JSON.stringify(outcome.error), delay: 0 };
    case "released":
      return { state: "created", output: null, delay: 0 };
  }
}
