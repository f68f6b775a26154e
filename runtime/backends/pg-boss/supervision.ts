import type { PgBoss } from "pg-boss";
import type { ConsumeRequest } from "../../backend.ts";
import type { Installation } from "./installation.ts";
import type { QueuePolicies } from "./queue-policies.ts";
import { dispatchSchedules } from "./schedules.ts";
import { isScheduling } from "./sql/scheduling.ts";

/** For pg-boss's own cron jobs to be handed on. Nothing is lost with those that are not: another worker does them. */
const stopMilliseconds = 5_000;

/**
 * What pg-boss does in a worker's process: the crons, the expiry of runs, the health of its tables. Runs while at
 * least one worker of this process does.
 */
export class Supervision {
  readonly #installation: Installation;
  readonly #policies: QueuePolicies;
  readonly #onError: (error: unknown) => void;
  #workers = 0;
  #hasWarned = false;
  #boss: Promise<PgBoss> | undefined;

  constructor(installation: Installation, policies: QueuePolicies, onError: (error: unknown) => void) {
    this.#installation = installation;
    this.#policies = policies;
    this.#onError = onError;
  }

  /** Gives what ends this worker's part in it. */
  async start(): Promise<() => Promise<void>> {
    this.#workers += 1;
    this.#boss ??= this.#startBoss();
    try {
      await this.#boss;
    } catch (error) {
      this.#workers -= 1;
      this.#boss = undefined;
      throw error;
    }
    return () => this.#release();
  }

  /** A bounded pass is over too soon to keep time, so a process that stays must. Says so once, if none does. */
  async warnUnlessScheduling({ jobs, logger }: ConsumeRequest): Promise<void> {
    if (this.#hasWarned || jobs.every(({ options }) => options.schedules.length === 0)) return;
    const { database, schemas } = this.#installation;
    const [row] = await database.query<{ readonly scheduling: boolean }>(isScheduling(schemas));
    if (row?.scheduling) return;
    this.#hasWarned = true;
    const names = jobs.filter(({ options }) => options.schedules.length > 0).map(({ name }) => name);
    logger.warn(
      { jobs: names },
      "pg-boss: no worker keeps the time of these jobs' schedules, and a bounded pass does not. Start one, of any job.",
    );
  }

  async #startBoss(): Promise<PgBoss> {
    const boss = await this.#installation.createWorkerBoss(this.#onError).start();
    await dispatchSchedules(boss, this.#installation, this.#policies, this.#onError);
    return boss;
  }

  async #release(): Promise<void> {
    this.#workers -= 1;
    if (this.#workers > 0) return;
    const boss = await this.#boss;
    this.#boss = undefined;
    await boss?.stop({ timeout: stopMilliseconds });
  }
}
