import { relative } from "node:path";
import type { ImportExtension } from "../../templates/layout.ts";
import type { Project } from "./project.ts";
import type { Setup } from "./setup.ts";
import { backend } from "./templates/backend.ts";
import { config } from "./templates/config.ts";
import { context } from "./templates/context.ts";
import { handlers } from "./templates/handlers.ts";
import { manifest } from "./templates/manifest.ts";
import { publish } from "./templates/publish.ts";
import { tsconfig } from "./templates/tsconfig.ts";
import { worker } from "./templates/worker.ts";

/**
 * The files that are the project's own from now on, by their path in it: the config, and all of the jobs' folder.
 */
export function plannedFiles(project: Project, setup: Setup): Readonly<Record<string, string>> {
  const name = manifestName(project.package.name);
  const inFolder = (file: string): string => (setup.folder === "." ? file : `${setup.folder}/${file}`);
  const sources = {
    "jobs.manifest.ts": manifest(name),
    "backend.ts": backend(setup.backend, name),
    "context.ts": context,
    "worker.ts": worker,
    "publish.ts": publish,
    ...Object.fromEntries(Object.entries(handlers).map(([path, text]) => [`handlers/${path}`, text])),
  };
  return {
    [setup.configFile]: config(setup.folder === "." ? "." : `./${setup.folder}`),
    ...(setup.tsconfig === "create" ? { "tsconfig.json": tsconfig(included(setup)) } : {}),
    ...(setup.moduleType === "folder" ? { [inFolder("package.json")]: '{\n  "type": "module"\n}\n' } : {}),
    ...Object.fromEntries(
      Object.entries(sources).map(([path, text]) => [
        inFolder(path),
        withExtension(text, setup.importExtension),
      ]),
    ),
  };
}

/** `@acme/Web Shop` is `web-shop`. */
export function manifestName(packageName = ""): string {
  const words = packageName
    .replace(/^@[^/]*\//, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .replace(/-+$/, "");
  return words === "" ? "jobs" : words.slice(0, 60);
}

/** A project that was JavaScript so far has its own files left out of the type check. */
function included({ isFresh, folder, configFile }: Setup): readonly string[] | undefined {
  return isFresh || folder === "." ? undefined : [folder, configFile];
}

/** The templates import as plain Node does. */
function withExtension(text: string, extension: ImportExtension): string {
  return text.replaceAll(/(from "\.{1,2}\/[^"]+)\.ts"/g, `$1${extension}"`);
}

/** With forward slashes. */
export function pathFrom(folder: string, file: string): string {
  return relative(folder, file).replaceAll("\\", "/");
}
