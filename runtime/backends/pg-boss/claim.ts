import type { RuntimeJob } from "../../../schema/contract.ts";
import type { Json } from "../../../schema/json.ts";
import type { ClaimedJob, Outcome } from "../../backend.ts";
import { CancelledError } from "../../errors.ts";
import { Completion } from "./completion.ts";
import type { Installation } from "./installation.ts";
import { expireSeconds } from "./queue-settings.ts";
import type { Settlements } from "./settlements.ts";
import type { ClaimedRow } from "./sql/claimed-rows.ts";
import { storeProgress } from "./sql/jobs.ts";
import { type LeaseInput, type LostRow, lostRuns, type RunInput } from "./sql/leases.ts";
import type { SettleInput } from "./sql/settle.ts";

/** What a claim needs of its worker. */
export interface ClaimEnvironment
  extends Pick<Installation, "database" | "schemas" | "schema" | "isEmbedded"> {
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
  /** The last renewal of its lease, which may be under way. */
  renewal: Promise<unknown> = Promise.resolve();
  /** Called when the run's end begins to be stored. */
  onEnding: () => void = () => {};
  readonly #job: RuntimeJob;
  readonly #run: RunInput;
  readonly #environment: ClaimEnvironment;
  readonly #lost = new AbortController();
  #hasEnded = false;
  #completion: Completion | undefined;

  constructor(job: RuntimeJob, row: ClaimedRow, environment: ClaimEnvironment) {
    this.#job = job;
    this.#run = {
      name: job.name,
      id: row.id,
      retry_count: row.retry_count,
      started_on: row.started_on,
    };
    this.#environment = environment;
    this.id = row.id;
    this.name = job.name;
    this.payload = row.payload;
    this.attempt = row.retry_count + 1;
    this.maxAttempts = row.retry_limit + 1;
    this.createdAt = new Date(row.created_on);
    this.signal = this.#lost.signal;
  }

  get completion(): Completion {
    const remove = this.#job.options.keep.completed === 0;
    const environment = { ...this.#environment, remove, renewed: () => this.renewal };
    this.#completion ??= new Completion(environment, this.#run);
    return this.#completion;
  }

  /** Its outcome is stored, or on the way. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** For the renewal of its lease; undefined when the run has ended, or a transaction of its handler's is to end it. */
  get lease(): LeaseInput | undefined {
    if (this.#hasEnded || this.signal.aborted || this.#completion?.isPending) return undefined;
    return { ...this.#run, expire_seconds: expireSeconds(this.#job.options.timeout) };
  }

  /** The job is no longer this worker's. */
  lose({ cancelled }: Pick<LostRow, "cancelled">): void {
    if (!this.#hasEnded && !this.#completion?.isPending) this.#abort(cancelled);
  }

  async progress(value: Json): Promise<void> {
    if (this.#hasEnded) return;
    const { database, schemas } = this.#environment;
    const { name, id, retry_count, started_on } = this.#run;
    const values = [name, id, retry_count, JSON.stringify(value), started_on];
    await database.query(storeProgress(schemas), values);
  }

  async settle(outcome: Outcome): Promise<boolean> {
    if (this.#hasEnded) return false;
    this.#hasEnded = true;
    this.onEnding();
    const { keep } = this.#job.options;
    const remove = (outcome.kind === "completed" || outcome.kind === "failed") && keep[outcome.kind] === 0;
    const held = await this.#environment.settlements.settle({ ...this.#run, ...endOf(outcome) }, remove);
    if (!held) await this.#findLoss();
    return held;
  }

  /** So that a run which ended before anybody looked learns too that its job was cancelled. */
  async #findLoss(): Promise<void> {
    const { database, schemas } = this.#environment;
    const run = JSON.stringify([this.#run]);
    // Lost it is, whether or not the database can say why.
    const [lost] = await database.query<LostRow>(lostRuns(schemas), [run]).catch(() => []);
    this.#abort(lost?.cancelled ?? false);
  }

  #abort(cancelled: boolean): void {
    this.#lost.abort(cancelled ? new CancelledError() : undefined);
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
