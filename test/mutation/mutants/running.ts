import type { running } from "../../conformance/behaviours/running.ts";
import { type MutantsOf, patched } from "../mutant.ts";

const connectWorker = "runtime/worker/connect-worker.ts";

export const runningMutants: MutantsOf<typeof running> = {
  "run: at SIGTERM the running job finishes, and the program ends with 0": patched(
    "every end by a signal is a failure",
    connectWorker,
    "if (!drained) process.exitCode = 1;",
    "process.exitCode = 1;",
  ),
  "run: where the drain time runs out the job waits again with its attempt, and the program ends with 1":
    patched("no end is a failure", connectWorker, "if (!drained) process.exitCode = 1;", ""),
  "run: a second SIGINT ends the program at once": patched(
    "every signal is caught",
    "runtime/worker/first-signal.ts",
    "const receive = (): void => {\n    ignore();",
    "const receive = (): void => {",
  ),
};
