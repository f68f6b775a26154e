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

/** Hashes of texts, by the hash of the structure that they were printed from. */
export type PrintedHashes = ReadonlyMap<string, string>;

/** What is known of a structure or a JSON value as long as it is in memory: nothing of a template's is changed later. */
interface Known {
  readonly source: string | undefined;
  readonly hash: string;
}

/** A watch plans again and again what mostly is what it was. */
const knownOf = new WeakMap<object, Known>();

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

  /** Of all structures that were printed, or known. */
  get hashes(): PrintedHashes {
    return this.#met;
  }

  /** @throws DiagnosticError where a template's structure is none that ts-morph can print */
  async print(file: TemplateFile): Promise<Printed> {
    if ("text" in file) return printed(printPlain(file));
    const content = "json" in file ? file.json : file.source;
    const inMemory = isObject(content) ? knownOf.get(content) : undefined;
    const source = "json" in file ? undefined : (inMemory?.source ?? hashOf(JSON.stringify(file.source)));
    const hash = inMemory?.hash ?? (source === undefined ? undefined : this.#known.get(source));
    const result: Printed =
      hash === undefined ? printed(await this.#textOf(file)) : { hash, text: () => this.#textOf(file) };
    if (source !== undefined) this.#met.set(source, result.hash);
    if (isObject(content)) knownOf.set(content, { source, hash: result.hash });
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

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function printed(text: string): Printed {
  return { hash: hashOf(text), text: async () => text };
}
