import { relative, sep } from "node:path";
import { byCodePoint } from "../schema/by-code-point.ts";
import type { Contract } from "../schema/contract.ts";
import type { Layout } from "../templates/layout.ts";
import { loadPrinter } from "../templates/print.ts";
import { type Files, render } from "../templates/render.ts";
import { importExtension } from "./import-extension.ts";
import { recordName, recordText } from "./output-record.ts";
import { layoutPackages } from "./packages/layout-packages.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** The whole output, in memory. Check, dry run and write are what is done with it. */
export interface Plan {
  /** One folder, or two where `out` is split. */
  readonly folders: readonly PlannedFolder[];
  /** Handlers to write where there is none: texts by absolute path. */
  readonly stubs: Files;
  /** The folder of the handlers; null where none is configured. */
  readonly handlers: string | null;
}

export interface PlannedFolder {
  /** Absolute. */
  readonly path: string;
  /** Texts by path below the folder, with forward slashes; the record comes last. */
  readonly files: Files;
}

export async function planOutput(contract: Contract, config: ResolvedConfig): Promise<Plan> {
  const { manifest, project, target, drafts } = config;
  const layout = await layoutOf(config);
  const manifestPath = slashes(relative(project, manifest));
  const print = await loadPrinter();
  const { generated, stubs } = render(contract, { layout, manifestPath, target, drafts }, print);
  const folders = [...new Set([config.client, config.worker])];
  return { folders: folders.map((path) => plannedFolder(path, generated)), stubs, handlers: config.handlers };
}

async function layoutOf(config: ResolvedConfig): Promise<Layout> {
  const { manifest, client, worker, handlers, context } = config;
  const packages = await layoutPackages(config);
  return {
    manifest: slashes(manifest),
    client: slashes(client),
    worker: slashes(worker),
    handlers: handlers && slashes(handlers),
    context: context && slashes(context),
    importExtension: await importExtension(config, config.client),
    ...(packages && { packages }),
  };
}

function plannedFolder(path: string, generated: Files): PlannedFolder {
  const prefix = `${slashes(path)}/`;
  const files = new Map(
    [...generated]
      .filter(([file]) => file.startsWith(prefix))
      .map(([file, text]) => [file.slice(prefix.length), text] as const)
      .sort(([a], [b]) => byCodePoint(a, b)),
  );
  return { path, files: new Map([...files, [recordName, recordText(files)]]) };
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
