import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { Layout } from "../../templates/layout.ts";
import { errorOf } from "../plain-error.ts";
import type { Answer, Question } from "./compiler-thread.ts";
import type { CompilerWork } from "./compiler-work.ts";

/** Has a thread do it, which starts at the first question, while this one evaluates the manifest and converts its schemas. */
export class CompilerElsewhere implements CompilerWork {
  #thread: Worker | undefined;
  readonly #open: PromiseWithResolvers<unknown>[] = [];

  async layoutOf(config: Parameters<CompilerWork["layoutOf"]>[0]): Promise<Layout> {
    // Functions cannot be sent, and none of these says where anything lies.
    const layout = await this.#ask({ ask: "layout", config: { ...config, templates: [], accept: {} } });
    return layout as Layout; // As the thread's own function gives it.
  }

  async tsconfigFiles(folders: readonly string[]): Promise<readonly string[]> {
    const files = await this.#ask({ ask: "tsconfigFiles", folders });
    return files as readonly string[]; // As above.
  }

  async loadPrinter(): ReturnType<CompilerWork["loadPrinter"]> {
    return async (source) => String(await this.#ask({ ask: "print", source }));
  }

  async stop(): Promise<void> {
    await this.#thread?.terminate();
  }

  async #ask(question: Question): Promise<unknown> {
    this.#thread ??= this.#start();
    const answer = Promise.withResolvers<unknown>();
    this.#open.push(answer);
    this.#thread.postMessage(question);
    return answer.promise;
  }

  #start(): Worker {
    // The thread's file ends as this one does, in the sources and in the package.
    const file = new URL(import.meta.url.replace(/compiler-elsewhere(\.\w+)$/, "compiler-thread$1"));
    const thread = new Worker(file, { workerData: getCompileCacheDir() });
    thread.on("message", (answer: Answer) => {
      const asked = this.#open.shift();
      if ("error" in answer) asked?.reject(errorOf(answer.error));
      else asked?.resolve(answer.value);
    });
    const fail = (error: unknown): void => {
      for (const asked of this.#open.splice(0)) asked.reject(error);
    };
    thread.on("error", fail);
    thread.on("exit", (code) => fail(new Error(`The compiler's thread ended with ${code}.`)));
    return thread;
  }
}
