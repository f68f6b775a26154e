import { BackendError } from "../../errors.ts";
import type { Installation } from "./installation.ts";

/** The policies of queues, each asked for once: a policy never changes. */
export class QueuePolicies {
  readonly #installation: Installation;
  readonly #policies = new Map<string, string>();

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  /**
   * Those of the queues whose jobs are deduped while unfinished.
   *
   * @throws BackendError where there is no such queue
   */
  async exclusiveAmong(names: Iterable<string>): Promise<ReadonlySet<string>> {
    const exclusive = new Set<string>();
    for (const name of names) if ((await this.of(name)) === "exclusive") exclusive.add(name);
    return exclusive;
  }

  /** @throws BackendError where there is no such queue */
  async of(name: string): Promise<string> {
    const known = this.#policies.get(name);
    if (known !== undefined) return known;
    const { boss } = this.#installation;
    const queue = await boss.getQueue(name);
    if (!queue) {
      throw new BackendError(
        `There is no queue ${name} in this database. Prepare the backend with the contract that has the job.`,
      );
    }
    // Makes pg-boss itself remember the queue. Else it would ask for it within our transaction, on another
    // connection; PGlite has no other, and both would wait for ever.
    await boss.insert(name, []);
    const policy = queue.policy ?? "standard";
    this.#policies.set(name, policy);
    return policy;
  }
}
