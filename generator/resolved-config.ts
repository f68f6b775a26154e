import type { Config } from "./config.ts";

/** A config that was checked, with its defaults filled in and absolute paths. */
export interface ResolvedConfig {
  /** The project: the config's folder. Paths are shown relative to it. */
  readonly project: string;
  /** The config's own file. */
  readonly file: string;
  readonly manifest: string;
  /** The same as `worker` where `out` is not split. */
  readonly client: string;
  readonly worker: string;
  readonly handlers: string | null;
  readonly context: string | null;
  readonly backend: string | null;
  readonly target: NonNullable<Config["target"]>;
  readonly importExtension: NonNullable<Config["importExtension"]>;
  readonly packages: NonNullable<Config["packages"]>;
  readonly drafts: NonNullable<NonNullable<Config["schemas"]>["drafts"]>;
  readonly accept: NonNullable<Config["accept"]>;
  readonly schemaBase: string | undefined;
  readonly templates: NonNullable<Config["templates"]>;
}
