import type { Template } from "../templates/template.ts";

export { importPath } from "../templates/layout.ts";
export type { Template, TemplateFile } from "../templates/template.ts";
export type { TemplateInput } from "../templates/template-input.ts";

/** What `jobwright.config.ts` says. Paths are relative to its folder. */
export interface Config {
  /** The module whose default export is the manifest. */
  readonly manifest: string;
  /**
   * The folder of the generated files, which is codegen's alone; or two, so that what publishers and workers
   * import can live in packages of their own.
   */
  readonly out: string | { readonly client: string; readonly worker: string };
  /** The folder of the handlers, `<folder>/<namespace>/<job>.ts`. Left out: `createWorker` is given them. */
  readonly handlers?: string;
  /** The module that exports `createContext`. Left out: handlers get no context. */
  readonly context?: string;
  /**
   * The module that exports `backend`, from which the project's own worker and publisher take it. Codegen checks
   * that the manifest does not import it.
   */
  readonly backend?: string;
  /** `portable` (the default): what every backend can. Or one backend, whose own options it opens. */
  readonly target?: "portable" | "pg-boss" | "bullmq";
  /** How generated files import TypeScript files. Default `auto`: what the nearest tsconfig.json allows. */
  readonly importExtension?: "auto" | ".ts" | ".js" | "none";
  /**
   * How the packages of a workspace import one another, where the manifest, the client and the worker lie in several:
   * a module's name for each that codegen does not find in its package's `exports`, such as `{ client: "@shop/jobs" }`
   * where an index of yours re-exports the client's. `"relative"`: by relative imports, for bundlers that take them all in.
   */
  readonly packages?:
    | "relative"
    | { readonly manifest?: string; readonly client?: string; readonly context?: string };
  /**
   * Warnings about portability that are accepted: by code, the jobs, `emails.*` for all of a router, `*` for all.
   * A job accepts all of its own with `portable: false`.
   */
  readonly accept?: Readonly<Record<string, readonly string[]>>;
  readonly schemas?: {
    /** The dialects to write JSON Schemas in. Default `["2020-12"]`. */
    readonly drafts?: readonly ("2020-12" | "draft-07")[];
    /** What the `$id` of every schema begins with: `https://example.com/jobs`. */
    readonly base?: string;
  };
  /** Templates of your own, whose files are written, checked and deleted as codegen's are. */
  readonly templates?: readonly Template[];
}

/**
 * The config, checked as it is written; the default export of `jobwright.config.ts`.
 *
 * @example
 * export default defineConfig({ manifest: "./jobs.manifest.ts", out: "./generated", handlers: "./handlers" });
 */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * A template for the config's `templates`, checked as it is written.
 *
 * @param template its name, and a pure function from the contract to files; `docs/templates.md` has an example
 * @example
 * export const names = defineTemplate({
 *   name: "names",
 *   files: ({ contract }) => [{ path: "names.json", json: contract.jobs.map(({ name }) => name) }],
 * });
 */
export function defineTemplate(template: Template): Template {
  return template;
}
