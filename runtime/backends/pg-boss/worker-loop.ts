import type { RuntimeJob } from "../../../schema/contract.ts";
import type { ConsumeRequest } from "../../backend.ts";
import { Claim, type ClaimEnvironment } from "./claim.ts";
import { fetchJobs } from "./fetch-jobs.ts";
import type { Installation } from "./installation.ts";
import { keepClaims } from "./late-claims.ts";
import { Slots } from "./slots.ts";
import { type QueueRow, readyQueues } from "./sql/queues.ts";
import { Wakeup } from "./wakeup.ts";

/** How often all queues are looked at, for delayed and retrying jobs and for notifications that got lost. */
const scanMilliseconds = 500;

/** After a fault of the database. */
const faultMilliseconds = 1_000;

/** How long a bounded pass waits for a database that fails. */
const patienceMilliseconds = 10_000;

/**
 * Claims jobs and runs them, each on its own: a free slot is filled whatever the other runs do. A queue is
 * fetched from when something said that it has jobs: a notification, the last fetch, which was full, or the scan.
 */
export class WorkerLoop {
  /** The jobs that this worker holds. */
  readonly claims = new Set<Claim>();
  readonly #installation: Installation;
  readonly #request: ConsumeRequest;
  readonly #environment: ClaimEnvironment;
  readonly #jobs: ReadonlyMap<string, RuntimeJob>;
  readonly #slots: Slots;
  readonly #wakeup = new Wakeup();
  readonly #promising = new Set<string>();
  /** As of the last scan. */
  #paused: ReadonlySet<string> = new Set();
  /** Claimed, and waiting for a run to return. */
  readonly #next = new Set<Claim>();
  #nextScan = 0;
  #stopping = false;

  constructor(installation: Installation, request: ConsumeRequest, environment: ClaimEnvironment) {
    this.#installation = installation;
    this.#request = request;
    this.#environment = environment;
    this.#jobs = new Map(request.jobs.map((job) => [job.name, job]));
    this.#slots = new Slots(request.jobs, request.concurrency, request.limit);
  }

  /** Something was published: to one queue, or to any. */
  notify(name?: string): void {
    if (name === undefined) this.#nextScan = 0;
    else if (this.#jobs.has(name) && !this.#paused.has(name)) this.#promising.add(name);
    else return;
    this.#wakeup.wake();
  }

  stop(): void {
    this.#stopping = true;
    this.#wakeup.wake();
  }

  /**
   * Resolves when nothing is claimed any more and every run has returned. Under a limit it rejects, after that, where
   * the database failed for 10 seconds: whoever waits for the end of a bounded pass shall hear of it.
   */
  async run(): Promise<void> {
    try {
      await this.#claimJobs();
    } catch (error) {
      this.#stopping = true;
      throw error;
    } finally {
      await this.#finish();
    }
  }

  async #claimJobs(): Promise<void> {
    let faultySince: number | undefined;
    while (!this.#stopping && !this.#slots.isSpent) {
      const began = Date.now();
      try {
        await this.#round();
        faultySince = undefined;
      } catch (error) {
        faultySince ??= began;
        const isBounded = this.#request.limit !== undefined;
        if (isBounded && Date.now() - faultySince >= patienceMilliseconds) throw error;
        this.#request.logger.warn({ error }, "pg-boss: jobs could not be claimed; trying again.");
        this.#nextScan = 0;
        await this.#wakeup.wait(faultMilliseconds);
      }
    }
  }

  async #finish(): Promise<void> {
    while (!this.#slots.isIdle) {
      if (this.#stopping) await Promise.all([...this.#next].map((claim) => this.#handBack(claim)));
      await this.#wakeup.wait(scanMilliseconds);
    }
  }

  async #round(): Promise<void> {
    const nothingToDo = (): boolean => this.#slots.isIdle && this.#promising.size === 0;
    const mayBeOver = this.#request.limit !== undefined && nothingToDo();
    if (mayBeOver || Date.now() >= this.#nextScan) await this.#scan();
    if (mayBeOver && nothingToDo()) {
      this.#stopping = true;
      return;
    }
    const shares = this.#slots.share([...this.#promising]);
    const claimed = await Promise.all([...shares].map(([name, share]) => this.#fetch(name, share)));
    const foundNone = claimed.every((count) => count === 0);
    if (mayBeOver && foundNone && [...shares.keys()].every((name) => this.#hasGroups(name))) {
      // What its group has no room for is not ready, and a bounded pass does not wait for that.
      this.#stopping = true;
      return;
    }
    if (foundNone) await this.#wakeup.wait(Math.max(0, this.#nextScan - Date.now()));
    // A turn of the event loop: for the slots that become free in it, and for timers, which PGlite would starve.
    await new Promise(setImmediate);
  }

  async #scan(): Promise<void> {
    this.#nextScan = Date.now() + scanMilliseconds;
    const names = [...this.#jobs.keys()].filter((name) => this.#slots.room(name) > 0);
    const { database, schemas } = this.#installation;
    const rows = await database.query<QueueRow>(readyQueues(schemas), [names]);
    this.#paused = new Set(rows.filter(({ paused }) => paused).map(({ name }) => name));
    for (const { name } of rows) this.#promising.add(name);
    for (const name of this.#paused) this.#promising.delete(name);
  }

  async #fetch(name: string, count: number): Promise<number> {
    const job = this.#jobs.get(name);
    if (!job) return 0;
    // Before the fetch, so that a notification that comes during it stands. At the end of the set: the next round
    // begins with other queues.
    this.#promising.delete(name);
    const asked = Date.now();
    const rows = await fetchJobs(this.#installation, job, count);
    if (rows.length === count) this.#promising.add(name);
    const claims = rows.map((row) => new Claim(job, row, this.#environment));
    for (const claim of await keepClaims(this.#installation, claims, asked)) this.#hold(claim);
    this.#startNext();
    return rows.length;
  }

  #hold(claim: Claim): void {
    // A run that still has the job lost it, to a cancel and a retry for one.
    for (const other of this.claims) if (isOfSameJob(claim, other)) other.lose({ cancelled: false });
    this.#slots.claim(claim.name);
    this.claims.add(claim);
    this.#next.add(claim);
    claim.onEnding = () => {
      this.#slots.end(claim.name);
      this.#wakeup.wake();
    };
  }

  #startNext(): void {
    for (const claim of this.#next) {
      if (!this.#slots.canRun(claim.name)) continue;
      this.#next.delete(claim);
      this.#slots.run(claim.name);
      void this.#run(claim);
    }
  }

  async #run(claim: Claim): Promise<void> {
    try {
      await this.#request.run(claim);
    } catch (error) {
      const fields = { error, job: claim.name, id: claim.id };
      this.#request.logger.error(fields, "The run of a job failed; it will run again.");
    } finally {
      this.#let(claim, true);
    }
  }

  /** A claim whose run never began. */
  async #handBack(claim: Claim): Promise<void> {
    this.#next.delete(claim);
    await claim.settle({ kind: "released" }).catch(() => {});
    this.#let(claim, false);
  }

  #let(claim: Claim, ran: boolean): void {
    this.#slots.free(claim.name, { ran, ended: claim.hasEnded });
    this.claims.delete(claim);
    // There may be room in its group, of which no notification tells.
    if (this.#hasGroups(claim.name) && !this.#paused.has(claim.name)) this.#promising.add(claim.name);
    this.#startNext();
    this.#wakeup.wake();
  }

  #hasGroups(name: string): boolean {
    return Boolean(this.#jobs.get(name)?.options.groupConcurrency);
  }
}

function isOfSameJob(claim: Claim, other: Claim): boolean {
  return claim.id === other.id && claim.name === other.name;
}
