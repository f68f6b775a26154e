import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { WholeFile } from "../../templates/template.ts";
import { type PlainError, plainError } from "../plain-error.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import { compilerWork } from "./compiler-work.ts";

/** What the thread is asked for. */
export type Question =
  | { readonly ask: "layout"; readonly config: ResolvedConfig }
  | { readonly ask: "tsconfigFiles"; readonly folders: readonly string[] }
  | { readonly ask: "print"; readonly source: WholeFile };

/** What it says, in the order of the questions. */
export type Answer = { readonly value: unknown } | { readonly error: PlainError };

/** What starts this thread says where compiled code is cached, if anywhere. */
const cache: string | undefined = workerData;
if (cache !== undefined) enableCompileCache(cache);

let last = Promise.resolve();
parentPort?.on("message", (question: Question) => {
  const answer = answerTo(question).then(
    (value): Answer => ({ value }),
    (error: unknown): Answer => ({ error: plainError(error) }),
  );
  last = last.then(async () => parentPort?.postMessage(await answer));
});

async function answerTo(question: Question): Promise<unknown> {
  switch (question.ask) {
    case "layout":
      return compilerWork.layoutOf(question.config);
    case "tsconfigFiles":
      return compilerWork.tsconfigFiles(question.folders);
    case "print": {
      const print = await compilerWork.loadPrinter();
      return print(question.source);
    }
  }
}
