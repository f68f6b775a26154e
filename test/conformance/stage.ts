import type { Backend, ClaimedJob, ConsumeRequest, Consumer } from "../../runtime/backend.ts";
import type { Worker } from "../../runtime/worker/worker-types.ts";
import type { RuntimeJob } from "../../schema/contract.ts";
import { type Address, openBackend, removeData } from "./backends.ts";
import { contractByHand } from "./by-hand.ts";
import { createJobs, createWorker, type Handlers } from "./generated/index.ts";
import { quietLogger } from "./quiet-logger.ts";
import { refusingHandlers } from "./refusing-handlers.ts";
import type { RowName } from "./rows/index.ts";
import { scopedBackend } from "./scoped-backend.ts";

/** What one behaviour plays on. What it starts here is ended with it. */
export interface Stage {
  /** Its queues are seen by this behaviour only. */
  readonly backend: Backend;
  /** The generated client. */
  readonly jobs: ReturnType<typeof createJobs>;
  /** A generated worker, with handlers for some jobs. */
  worker(handlers: Partial<Handlers>, options?: StageWorkerOptions): Worker;
  /** The same, started for the jobs that have a handler here. */
  work(handlers: Partial<Handlers>, options?: StageWorkerOptions): Promise<Worker>;
  /** Makes ready for jobs made by hand, and consumes their queues without a worker. */
  consume(
    jobs: readonly RuntimeJob[],
    run: (job: ClaimedJob) => Promise<unknown>,
    limits?: Partial<Pick<ConsumeRequest, "concurrency" | "limit">>,
  ): Promise<Consumer>;
  /** A place of its own where backends of the same kind can be opened. */
  elsewhere(): Promise<Address>;
  /** A backend that the behaviour need not close. */
  open(address: Address): Backend;
  /** For what else must be ended. */
  onEnd(end: () => Promise<unknown>): void;
}

export type StageWorkerOptions = Partial<Omit<Parameters<typeof createWorker>[0], "backend" | "handlers">>;

/**
 * What every backend does, as `row: sentence` with the name of a row of the semantic table, and the play that shows
 * it: it throws where that is not so. A name without a row does not compile.
 */
export type Behaviours = Readonly<Record<`${RowName}: ${string}`, (stage: Stage) => Promise<void>>>;

/** What a stage is set up with. */
export interface Venue {
  /** Shared by many behaviours. */
  readonly backend: Backend;
  /** Names this behaviour's own part of the backend. None is used twice. */
  readonly scope: string;
  readonly newAddress: () => Promise<Address>;
  /** Puts something broken in place of each backend, to see that a behaviour notices. */
  readonly breaks?: (backend: Backend) => Backend;
}

/** Runs one behaviour, and ends all that it started. */
export async function onStage(
  { backend: shared, scope, newAddress, breaks = (backend) => backend }: Venue,
  behaviour: (stage: Stage) => Promise<void>,
): Promise<void> {
  const backend = breaks(scopedBackend(shared, scope));
  const ends: (() => Promise<unknown>)[] = [];
  const worker: Stage["worker"] = (handlers, options = {}) => {
    const created = createWorker({
      logger: quietLogger,
      ...options,
      backend,
      handlers: { ...refusingHandlers(), ...handlers },
    });
    ends.push(() => created.stop({ drain: 0 }));
    return created;
  };
  const stage: Stage = {
    backend,
    jobs: createJobs({ backend }),
    worker,
    async work(handlers, options) {
      const started = worker(handlers, options);
      await started.start(Object.keys(handlers));
      return started;
    },
    async consume(jobs, run, limits = {}) {
      await backend.prepare(contractByHand(...jobs));
      const consumer = await backend.consume({
        ...{ jobs, concurrency: 10, logger: quietLogger, ...limits },
        run: async (job) => void (await run(job)),
      });
      ends.push(() => consumer.stop());
      return consumer;
    },
    async elsewhere() {
      const address = await newAddress();
      ends.push(() => removeData(address));
      return address;
    },
    open(address) {
      const opened = openBackend(address);
      ends.push(() => opened.close());
      return breaks(opened);
    },
    onEnd: (end) => void ends.push(end),
  };
  try {
    await behaviour(stage);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
