import type { transactions } from "../../../conformance/behaviours/of-some/transactions.ts";
import { handing } from "../../broken-backend.ts";
import { broken, type Mutant, type MutantsOf } from "../../mutant.ts";

export const transactionsMutants: MutantsOf<typeof transactions> = {
  "tx: what is published is there when the transaction commits, and not before": outside(),
  "tx: nothing was published where the transaction rolls back": outside(),
  "tx: what is no transaction is refused": outside(),
  "complete: the job is completed with what its handler wrote, when that commits": unwritten(),
  "complete: a transaction that rolls back takes the completion with it, and the attempt fails": unwritten(),
};

function outside(): Mutant {
  return broken("tx is not heeded", (backend) => ({
    ...backend,
    enqueueWithin: (_tx, jobs) => backend.enqueue(jobs),
  }));
}

function unwritten(): Mutant {
  const completion = { begin: async () => {}, end: async () => "committed" as const };
  return broken(
    "a completion is taken for committed, and is not written",
    handing(() => ({ completion })),
  );
}
