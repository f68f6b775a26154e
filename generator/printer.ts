import { DiagnosticError, diagnostic } from "../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../schema/message-of.ts";
import { loadPrinter, type Print, printPlain } from "../templates/print.ts";
import type { TemplateFile } from "../templates/template.ts";
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
  readonly #load: () => Promise<Print>;
  #print: Promise<Print> | undefined;

  /**
   * @param known of earlier runs of the same printer
   * @param load gives what prints structures
   */
  constructor(known: PrintedHashes = new Map(), load: () => Promise<Print> = loadPrinter) {
    this.#known = known;
    this.#load = load;
  }

  /** Of all that was printed, or known. */
  get hashes(): PrintedHashes {
    return this.#met;
  }

  /** @throws DiagnosticError where a template's structure is none that ts-morph can print */
  async print(file: TemplateFile): Promise<Printed> {
    if ("text" in file) return printed(printPlain(file));
    const source = hashOf(JSON.stringify("json" in file ? { json: file.json } : file.source));
    const known = this.#known.get(source);
    const result: Printed =
      known === undefined
        ? printed(await this.#textOf(file))
        : { hash: known, text: () => this.#textOf(file) };
    this.#met.set(source, result.hash);
    return result;
  }

  async #textOf(file: TemplateFile): Promise<string> {
    if (!("source" in file)) return printPlain(file);
    this.#print ??= this.#load();
    const print = await this.#print;
    try {
      return print(file);
    } catch (error) {
      const message = `${file.path} cannot be printed by ts-morph: ${messageOf(error)}`;
      throw new DiagnosticError([
        diagnostic("TEMPLATE_OUTPUT", message, { path: "templates", cause: error }),
      ]);
    }
  }
}

function printed(text: string): Printed {
  return { hash: hashOf(text), text: async () => text };
}
