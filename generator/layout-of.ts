import { sep } from "node:path";
import type { Layout } from "../templates/layout.ts";
import { importExtension } from "./import-extension.ts";
import { layoutPackages } from "./packages/layout-packages.ts";
import { rerooted } from "./rerooted.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * Where everything lies, as templates see it: by the config, tsconfig.json and package.json.
 *
 * @throws DiagnosticError where a package does not export, or does not list, what it must
 */
export async function layoutOf(config: ResolvedConfig): Promise<Layout> {
  const { manifest, client, worker, handlers, context } = config;
  const packages = await layoutPackages(config);
  return rerooted({
    manifest: slashes(manifest),
    client: slashes(client),
    worker: slashes(worker),
    handlers: handlers && slashes(handlers),
    context: context && slashes(context),
    importExtension: await importExtension(config, config.client),
    ...(packages && { packages }),
  });
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
