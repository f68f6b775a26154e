import { loadPrinter, type Print, printPlain } from "../templates/print.ts";
import type { FileContent } from "../templates/template.ts";
import { hashOf } from "./output-record.ts";

/** The text of a file, or what is known of it. */
export interface Printed {
  readonly hash: string;
  text(): Promise<string>;
}

/** Hashes of texts, by the hash of what they were printed from. */
export type PrintedHashes = ReadonlyMap<string, string>;

/** Prints what no earlier run has printed, and loads ts-morph only for that. */
export class Printer {
  readonly #known: PrintedHashes;
  readonly #met = new Map<string, string>();
  #print: Promise<Print> | undefined;

  /** @param known of earlier runs of the same printer */
  constructor(known: PrintedHashes = new Map()) {
    this.#known = known;
  }

  /** Of all that was printed, or known. */
  get hashes(): PrintedHashes {
    return this.#met;
  }

  async print(content: FileContent): Promise<Printed> {
    if ("text" in content) return printed(printPlain(content));
    const source = hashOf(JSON.stringify("json" in content ? { json: content.json } : content.source));
    const known = this.#known.get(source);
    const result: Printed =
      known === undefined
        ? printed(await this.#textOf(content))
        : { hash: known, text: () => this.#textOf(content) };
    this.#met.set(source, result.hash);
    return result;
  }

  async #textOf(content: FileContent): Promise<string> {
    if (!("source" in content)) return printPlain(content);
    this.#print ??= loadPrinter();
    return (await this.#print)(content);
  }
}

function printed(text: string): Printed {
  return { hash: hashOf(text), text: async () => text };
}
