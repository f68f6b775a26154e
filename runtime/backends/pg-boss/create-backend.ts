import type { RuntimeContract } from "../../../schema/contract.ts";
import type { Backend, BackendKind, ConsumeRequest, Consumer } from "../../backend.ts";
import { BackendError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import { inCallersTransaction } from "./caller-transaction.ts";
import { dispatchSchedules } from "./dispatch-schedules.ts";
import { enqueue, insertJobs } from "./enqueue.ts";
import { inspectionOf } from "./inspection.ts";
import { type Installation, install } from "./installation.ts";
import { isUuid } from "./is-uuid.ts";
import { jobRecord } from "./job-record.ts";
import { QueuePolicies } from "./queue-policies.ts";
import { prepareQueues } from "./queues.ts";
import { whileReachable } from "./reachable.ts";
import { reconcileSchedules } from "./schedules.ts";
import { type JobRow, readJob } from "./sql/jobs.ts";
import type { Storage } from "./storage.ts";
import { Supervision } from "./supervision.ts";

/** What exists once the backend has been used. */
interface Opened {
  readonly installation: Installation;
  readonly policies: QueuePolicies;
  readonly supervision: Supervision;
}

/**
 * A backend on pg-boss, wherever pg-boss keeps its tables.
 *
 * @param openStorage called when the backend is first used
 */
export function createBackend<Kind extends BackendKind>(
  kind: Kind,
  schema: string,
  openStorage: () => Promise<Storage>,
): Backend & { readonly kind: Kind } {
  /** Also those that are starting. */
  const consumers = new Set<Promise<Consumer>>();
  const loggers = new Set<Logger>();
  const prepared = new WeakMap<RuntimeContract, Promise<void>>();
  let opening: Promise<Opened> | undefined;
  let closing: Promise<void> | undefined;

  /** A lost connection, for one. Calls that suffer from it reject by themselves; here it only must not go unheard. */
  const onError = (error: unknown): void => {
    for (const logger of loggers) logger.warn({ error }, "pg-boss: a fault of the connection or of upkeep.");
  };

  const open = async (): Promise<Opened> => {
    const installation = await install(schema, await openStorage(), onError);
    const policies = new QueuePolicies(installation);
    return { installation, policies, supervision: new Supervision(installation, policies, onError) };
  };

  const ready = async (): Promise<Opened> => {
    if (closing) throw new BackendError("This backend has been closed. Make a new one to go on.");
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const call = async <T>(work: (opened: Opened) => Promise<T>): Promise<T> => {
    const opened = await ready();
    try {
      return await whileReachable(opened.installation.place, () => work(opened));
    } catch (error) {
      if (!closing || error instanceof BackendError) throw error;
      throw new BackendError("This backend was closed during the call.", { cause: error });
    }
  };

  const closeAll = async (): Promise<void> => {
    // Whoever started or awaits one hears of its failure.
    await Promise.allSettled([...consumers].map(async (consumer) => (await consumer).stop()));
    const opened = await opening?.catch(() => undefined);
    await opened?.installation.close();
  };
  const close = (): Promise<void> => {
    closing ??= closeAll();
    return closing;
  };

  const startWorking = async (
    { installation, policies, supervision }: Opened,
    request: ConsumeRequest,
  ): Promise<Consumer> => {
    loggers.add(request.logger);
    // A bounded pass is over too soon to keep time.
    if (request.limit !== undefined) await dispatchSchedules(installation, policies, onError);
    // Claiming does not wait for pg-boss to take up its duties.
    const supervised = request.limit === undefined ? supervision.start() : Promise.resolve(async () => {});
    const release = async (): Promise<void> => {
      const end = await supervised.catch(() => async () => {});
      await end();
      loggers.delete(request.logger);
    };
    // It is waited for below, and may fail before.
    supervised.catch(() => {});
    // Here, so that a program that only publishes does not load what works jobs.
    const consumer = await import("./consumer.ts")
      .then(({ startConsumer }) => startConsumer(installation, request, release))
      .catch(async (error: unknown) => {
        await release();
        throw error;
      });
    await supervised.catch(async (error: unknown) => {
      await consumer.stop();
      throw error;
    });
    return consumer;
  };

  return {
    kind,

    prepare(contract) {
      const earlier = prepared.get(contract);
      if (earlier && !closing) return earlier;
      const preparing = call(({ installation }) => prepareQueues(installation, contract.jobs));
      prepared.set(contract, preparing);
      preparing.catch(() => prepared.delete(contract));
      return preparing;
    },

    enqueue: (jobs) => call(({ installation, policies }) => enqueue(installation, policies, jobs)),

    async enqueueWithin(tx, jobs) {
      const opened = await ready();
      const exclusive = await call(({ policies }) => policies.exclusiveAmong(jobs.map(({ name }) => name)));
      return inCallersTransaction(tx, opened.installation, (transaction) =>
        insertJobs(opened.installation, exclusive, transaction, jobs),
      );
    },

    async get(name, id) {
      if (!isUuid(id)) return undefined;
      return call(async ({ installation: { database, schemas } }) => {
        const [row] = await database.query<JobRow>(readJob(schemas), [name, id]);
        return row && jobRecord(id, row);
      });
    },

    ...inspectionOf((work) => call(({ installation }) => work(installation))),

    consume(request) {
      const consumer = call((opened) => startWorking(opened, request));
      consumers.add(consumer);
      const forget = (): void => void consumers.delete(consumer);
      consumer.then(({ done }) => done).then(forget, forget);
      return consumer;
    },

    reconcileSchedules: (manifest, schedules) =>
      call(({ installation }) => reconcileSchedules(installation, manifest, schedules)),

    close,
    [Symbol.asyncDispose]: close,
  };
}
