import { setTimeout as sleep } from "node:timers/promises";
import type { Json } from "../../../schema/json.ts";
import type { CompletionState, JobCompletion } from "../../backend.ts";
import { JobwrightError, WorkerLostError } from "../../errors.ts";
import type { Transaction } from "../../transaction.ts";
import { inCallersTransaction } from "./caller-transaction.ts";
import type { Database } from "./database.ts";
import type { Installation } from "./installation.ts";
import { leaseSeconds } from "./queue-settings.ts";
import { currentTransaction, transactionStatus } from "./sql/completion.ts";
import { lostRuns, type RunInput } from "./sql/leases.ts";
import { removeRuns, type SettleInput, settleRuns, settleValues } from "./sql/settle.ts";

/** Between looks at a transaction that has not ended yet. */
const pauseMilliseconds = 50;

interface StatusRow {
  readonly status: "in progress" | "committed" | "aborted" | null;
}

export interface CompletionEnvironment
  extends Pick<Installation, "database" | "schemas" | "schema" | "isEmbedded"> {
  /** A completed job is not to be kept. */
  readonly remove: boolean;
  /** Resolves when no renewal of the run's lease is under way. */
  readonly renewed: () => Promise<unknown>;
}

/**
 * Completes a run's job within a transaction of its handler's. Until that has ended the job's row is locked, and no
 * statement of the worker may touch it: it would wait for the handler, and the other runs with it. So the run's lease is
 * not renewed meanwhile. Nobody else takes the job, for who looks for lost ones skips those that are locked.
 */
export class Completion implements JobCompletion {
  readonly #environment: CompletionEnvironment;
  readonly #run: RunInput;
  #begun: Promise<unknown> | undefined;
  #isOver = false;
  /** The id of the transaction, once the job is completed in it. */
  #transaction: string | undefined;

  constructor(environment: CompletionEnvironment, run: RunInput) {
    this.#environment = environment;
    this.#run = run;
  }

  /** It was begun, and is not known to have been rolled back. */
  get isPending(): boolean {
    return this.#begun !== undefined;
  }

  async begin(tx: Transaction, result: Json | undefined): Promise<void> {
    if (this.#begun) await this.refresh();
    // From here to the next await, so that `end` sees either this completion or none to come.
    if (this.#isOver) {
      throw new WorkerLostError(`${this.#place}: this attempt is over, and was not completed.`);
    }
    if (this.#begun) throw new JobwrightError(`${this.#place} has been completed already.`);
    const { renewed } = this.#environment;
    const output = JSON.stringify(result) ?? null;
    const begun = renewed().then(() =>
      inCallersTransaction(tx, this.#environment, (transaction) => this.#complete(transaction, output)),
    );
    this.#begun = begun;
    try {
      this.#transaction = await begun;
    } catch (error) {
      this.#begun = undefined;
      throw error;
    }
  }

  async end(): Promise<CompletionState> {
    this.#isOver = true;
    const deadline = Date.now() + leaseSeconds * 1000;
    while (true) {
      // The database may be out of reach for a moment.
      const state = await this.refresh().catch(() => "open" as const);
      if (state !== "open" || Date.now() > deadline) return state;
      await sleep(pauseMilliseconds);
    }
  }

  /** Looks at what became of the transaction, without waiting for its end. One that was rolled back is forgotten. */
  async refresh(): Promise<CompletionState> {
    const begun = this.#begun;
    if (!begun) return "none";
    if (this.#transaction === undefined) return "open";
    const { database, schemas } = this.#environment;
    const [row] = await database.query<StatusRow>(transactionStatus, [this.#transaction]);
    if (row?.status === "in progress") return "open";
    // A statement of its own, which sees what was committed. The run still holds its job, too, where the transaction went
    // back to a savepoint before the completion.
    const gone = await database.query(lostRuns(schemas), [JSON.stringify([this.#run])]);
    if (row?.status !== "aborted" && gone.length > 0) return "committed";
    // Unless another has been begun meanwhile.
    if (this.#begun === begun) {
      this.#begun = undefined;
      this.#transaction = undefined;
    }
    return "none";
  }

  async #complete(transaction: Database, output: string | null): Promise<string> {
    const { schemas, remove } = this.#environment;
    const run: SettleInput = { ...this.#run, state: "completed", output, delay: 0 };
    const statement = remove ? removeRuns(schemas) : settleRuns(schemas);
    const settled = await transaction.query(statement, settleValues([run]));
    const [row] = await transaction.query<{ readonly id: string }>(currentTransaction);
    if (settled.length > 0 && row) return row.id;
    throw new WorkerLostError(`${this.#place} is no longer this worker's, and was not completed.`);
  }

  get #place(): string {
    return `${this.#run.name} ${this.#run.id}`;
  }
}
