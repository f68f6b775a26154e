import type { Logger } from "../../logger.ts";
import type { Database } from "./database.ts";
import { leaseSeconds } from "./queue-settings.ts";
import type { Schemas } from "./sql/schemas.ts";
import { removeRuns, type SettleInput, settleRuns, settleValues } from "./sql/settle.ts";

interface Pending {
  readonly input: SettleInput;
  readonly remove: boolean;
  readonly resolve: (held: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Between tries of a statement that the database could not take. */
const retryMilliseconds = 500;

/**
 * Stores how runs ended. What comes in while one statement is under way goes into the next, so that the more
 * there is to store the fewer statements it takes for each.
 */
export class Settlements {
  readonly #database: Database;
  readonly #schemas: Schemas;
  readonly #logger: Logger;
  #waiting: Pending[] = [];
  #flushing: Promise<void> | undefined;

  constructor(database: Database, schemas: Schemas, logger: Logger) {
    this.#database = database;
    this.#schemas = schemas;
    this.#logger = logger;
  }

  /**
   * Resolves to whether the run still held its job. Rejects where its end could not be stored within its lease, and
   * at once where the database refuses a value of it.
   *
   * @param remove the job is not to be kept
   */
  settle(input: SettleInput, remove: boolean): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, remove, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  async #flush(): Promise<void> {
    // Lets the other runs that end in this turn of the event loop in.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#store(
        settleRuns(this.#schemas),
        batch.filter(({ remove }) => !remove),
      );
      await this.#store(
        removeRuns(this.#schemas),
        batch.filter(({ remove }) => remove),
      );
    }
    this.#flushing = undefined;
  }

  async #store(statement: string, batch: readonly Pending[]): Promise<void> {
    if (batch.length === 0) return;
    const values = settleValues(batch.map(({ input }) => input));
    const deadline = Date.now() + leaseSeconds * 1000;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const rows = await this.#database.query<HeldRow>(statement, values);
        const held = new Set(rows.map(jobKey));
        for (const { input, resolve } of batch) resolve(held.has(jobKey(input)));
        return;
      } catch (error) {
        if (isRefusedValue(error) && batch.length > 1) {
          // Which one it is the database does not say.
          for (const one of batch) await this.#store(statement, [one]);
          return;
        }
        if (isRefusedValue(error) || Date.now() > deadline) {
          for (const { reject } of batch) reject(error);
          return;
        }
        if (attempt === 1)
          this.#logger.warn({ error }, "pg-boss: outcomes could not be stored yet; trying on.");
        await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
      }
    }
  }
}

/** Postgres's data errors and violated constraints: another try would end the same way. */
function isRefusedValue(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^2[23]\w{3}$/.test(code);
}

interface HeldRow {
  readonly name: string;
  readonly id: string;
}

/** Names a job of any queue. */
export function jobKey({ name, id }: HeldRow): string {
  return `${name}/${id}`;
}
