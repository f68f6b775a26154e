import { join } from "node:path";
import { byCodePoint } from "../schema/by-code-point.ts";
import type { Contract } from "../schema/contract.ts";
import { handlerStubs, ownTemplates } from "../templates/own-templates.ts";
import type { TemplateFile } from "../templates/template.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { templateInput } from "./template-input.ts";
import { filesOfUsers } from "./templates/files-of-users.ts";

/** The whole output before it is printed. Check, dry run and write are what is done with it. */
export interface Plan {
  /** One folder, or two where `out` is split. */
  readonly folders: readonly PlannedFolder[];
  /** Handlers to write where there is none, by absolute path. */
  readonly stubs: PlannedFiles;
  /** The folder of the handlers; null where none is configured. */
  readonly handlers: string | null;
}

export interface PlannedFolder {
  /** Absolute. */
  readonly path: string;
  /** By path below the folder, with forward slashes; all but the record, which comes of their texts. */
  readonly files: PlannedFiles;
}

export type PlannedFiles = ReadonlyMap<string, TemplateFile>;

/** @throws DiagnosticError with every problem of the config's templates */
export async function planOutput(contract: Contract, config: ResolvedConfig): Promise<Plan> {
  const input = await templateInput(contract, config);
  const own = ownTemplates.flatMap(({ files }) => [...files(input)]);
  const files = [...own, ...(await filesOfUsers(config, input, own))];
  const folders = [...new Set([config.client, config.worker])];
  return {
    folders: folders.map((path) => plannedFolder(path, files, config)),
    stubs: new Map(
      [...handlerStubs.files(input)].map((file) => [join(config.handlers ?? "", file.path), file]),
    ),
    handlers: config.handlers,
  };
}

function plannedFolder(
  path: string,
  files: readonly TemplateFile[],
  { client, worker }: ResolvedConfig,
): PlannedFolder {
  const inFolder = files
    .filter(({ folder }) => path === (folder === "worker" ? worker : client))
    .sort((one, other) => byCodePoint(one.path, other.path));
  return { path, files: new Map(inFolder.map((file) => [file.path, file])) };
}
