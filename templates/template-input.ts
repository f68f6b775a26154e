import type { Contract } from "../schema/contract.ts";
import type { Target } from "../schema/target.ts";
import type { Layout } from "./layout.ts";
import type { Outline } from "./outline.ts";
import type { SchemaDraft } from "./schema-draft.ts";

/** What the templates are told beside the contract. */
export interface TemplateSettings {
  readonly layout: Layout;
  /** The manifest's path as the headers name it, relative to the project. */
  readonly manifestPath: string;
  readonly target: Target;
  readonly drafts: readonly SchemaDraft[];
}

/** What each template gets. */
export interface TemplateInput extends TemplateSettings {
  readonly contract: Contract;
  /** What the jobs' files and types are called. */
  readonly outline: Outline;
}
