import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { loadConfig } from "../load-config.ts";
import { pathFrom } from "./planned-files.ts";
import type { Project } from "./project.ts";
import type { BackendName } from "./setup.ts";

/** What the config of a project says that was set up before. */
export interface ExistingSetup {
  /** The manifest's. */
  readonly folder: string;
  /** The folders of generated files, relative to the project. */
  readonly generated: readonly string[];
  /** Undefined where its module does not tell. */
  readonly backend: BackendName | undefined;
}

/** @throws DiagnosticError where the config cannot be loaded or is wrong */
export async function existingSetup(project: Project, configPath: string): Promise<ExistingSetup> {
  const { manifest, client, worker, backend } = await loadConfig(project.folder, configPath);
  const shown = (file: string): string => pathFrom(project.folder, file) || ".";
  return {
    folder: shown(dirname(manifest)),
    generated: [...new Set([client, worker].map(shown))],
    backend: backend === null ? undefined : backendOf(readFileSync(backend, "utf8")),
  };
}

function backendOf(source: string): BackendName | undefined {
  const imported = new Set(
    [...source.matchAll(/["']jobwright\/(embedded|pg-boss|bullmq)["']/g)].map(([, name]) => name),
  );
  const known = (["embedded", "pg-boss", "bullmq"] as const).filter((name) => imported.has(name));
  return known.length === 1 ? known[0] : undefined;
}
