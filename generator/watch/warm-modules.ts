import { readFileSync } from "node:fs";
import type { Compiler } from "../source/source-graph.ts";
import { type CompiledModule, compileModule } from "./compile-module.ts";
import { type ImportedModule, importedModule, importKey, nativeImport } from "./imported-module.ts";

/**
 * The user's modules in memory. Those that changed since the last load, and those that import them, are evaluated anew;
 * all others stay, so that what was made of their schemas can stay too.
 */
export class WarmModules {
  readonly #ts: Compiler;
  readonly #modules = new Map<string, WarmModule>();

  constructor(ts: Compiler) {
    this.#ts = ts;
  }

  /** Every file that was loaded and is still in use. */
  get files(): readonly string[] {
    return [...this.#modules.keys()];
  }

  /**
   * The default export of a module.
   *
   * @param file absolute
   * @throws whatever its evaluation throws, and where it needs what only Node's own loader has
   */
  async load(file: string): Promise<unknown> {
    const reached = this.#read(file);
    this.#forgetOutdated(reached);
    const packages = await importPackages(reached.values());
    const evaluated: WarmModule[] = [];
    try {
      return Reflect.get(this.#evaluate(file, packages, evaluated), "default");
    } catch (error) {
      for (const module of evaluated) module.exports = undefined;
      throw error;
    }
  }

  /** Reads a file and all that it imports, and compiles what differs from the last time. */
  #read(entry: string): ReadonlyMap<string, WarmModule> {
    const reached = new Map<string, WarmModule>();
    const open = [entry];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path)) continue;
      const module = this.#readOne(path);
      reached.set(path, module);
      this.#modules.set(path, module);
      for (const { file } of module.imports.values()) if (file !== undefined) open.push(file);
    }
    return reached;
  }

  #readOne(path: string): WarmModule {
    const text = readFileSync(path, "utf8");
    const known = this.#modules.get(path);
    const compiled = known?.text === text ? known.compiled : compileModule(this.#ts, path, text);
    const imports = new Map(
      compiled.specifiers.map((specifier) => [specifier, importedModule(path, specifier)] as const),
    );
    const isSame =
      known?.text === text && JSON.stringify([...imports]) === JSON.stringify([...known.imports]);
    return isSame ? known : { path, text, compiled, imports, exports: undefined };
  }

  /** Also those that import, over any number of modules, what is to be evaluated anew. */
  #forgetOutdated(reached: ReadonlyMap<string, WarmModule>): void {
    const importers = new Map<string, WarmModule[]>();
    for (const module of reached.values())
      for (const { file } of module.imports.values())
        if (file !== undefined) importers.set(file, [...(importers.get(file) ?? []), module]);
    const outdated = [...reached.values()].filter((module) => module.exports === undefined);
    // The list grows while it is read.
    for (const { path } of outdated) {
      for (const importer of importers.get(path) ?? []) {
        if (importer.exports === undefined) continue;
        importer.exports = undefined;
        outdated.push(importer);
      }
    }
  }

  #evaluate(path: string, packages: Packages, evaluated: WarmModule[]): object {
    const module = this.#modules.get(path);
    if (!module) throw new Error(`${path} was not read`);
    if (module.exports) return module.exports;
    module.exports = {};
    evaluated.push(module);
    module.compiled.evaluate(module.exports, (specifier) => {
      const found = module.imports.get(specifier);
      if (found?.file !== undefined) return this.#evaluate(found.file, packages, evaluated);
      const imported = packages.get(importKey(path, specifier));
      if (imported?.status === "rejected") throw imported.reason;
      return imported?.value;
    });
    return module.exports;
  }
}

interface WarmModule {
  readonly path: string;
  readonly text: string;
  readonly compiled: CompiledModule;
  readonly imports: ReadonlyMap<string, ImportedModule>;
  /** Undefined where it is to be evaluated. */
  exports: object | undefined;
}

/** By folder and specifier. What is not there is told where it is needed. */
type Packages = ReadonlyMap<string, PromiseSettledResult<unknown>>;

async function importPackages(modules: Iterable<WarmModule>): Promise<Packages> {
  const begun = new Map<string, Promise<unknown>>();
  for (const { path, imports } of modules) {
    for (const [specifier, { file }] of imports) {
      const key = importKey(path, specifier);
      if (file === undefined && !begun.has(key)) begun.set(key, nativeImport(path, specifier));
    }
  }
  const settled = await Promise.allSettled(begun.values());
  return new Map(
    [...begun.keys()].flatMap((key, index) => {
      const result = settled[index];
      return result ? [[key, result] as const] : [];
    }),
  );
}
