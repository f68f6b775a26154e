import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { peerFile, peerVersion } from "../install-peers.ts";
import { type Measured, runMeasured } from "../run-measured.ts";
import type { PayloadDocuments } from "./payload-documents.ts";

/** A run of another generator on the same payloads. */
export interface PeerRun {
  readonly name: string;
  /** What it makes, in a few words. */
  readonly makes: string;
  /** Node's arguments. */
  readonly args: (documents: PayloadDocuments, output: string) => readonly string[];
  /** Whether it reads the output of the run before it. */
  readonly keepsOutput?: true;
}

const openApiTypescript = peerFile("openapi-typescript", "bin/cli.js");
const heyApi = peerFile("@hey-api/openapi-ts", "bin/run.js");
const jsonSchemaToTypescript = peerFile("json-schema-to-typescript", "dist/src/cli.js");
const quicktype = join(import.meta.dirname, "quicktype.ts");
const quiet = ["--silent", "--no-log-file"];

/** Each by its own command line, as its documentation has it; quicktype-core has none. */
export const peerRuns: readonly PeerRun[] = [
  {
    name: "openapi-typescript",
    makes: "types, one file",
    args: ({ components }, output) => [openApiTypescript, components, "-o", join(output, "types.ts")],
  },
  {
    name: "openapi-typescript --check",
    makes: "nothing",
    args: ({ components }, output) => [
      openApiTypescript,
      components,
      "-o",
      join(output, "types.ts"),
      "--check",
    ],
    keepsOutput: true,
  },
  {
    name: "@hey-api/openapi-ts, types",
    makes: "types, one file",
    args: ({ components }, output) => [
      heyApi,
      "-i",
      components,
      "-o",
      output,
      "-p",
      "@hey-api/typescript",
      ...quiet,
    ],
  },
  {
    name: "@hey-api/openapi-ts",
    makes: "types, an HTTP client",
    args: ({ operations }, output) => [heyApi, "-i", operations, "-o", output, ...quiet],
  },
  {
    name: "json-schema-to-typescript",
    makes: "types, a file each",
    args: ({ schemas }, output) => [jsonSchemaToTypescript, "-i", schemas, "-o", output],
  },
  {
    name: "quicktype-core",
    makes: "types, one file",
    args: ({ schemas }, output) => [quicktype, schemas, join(output, "types.ts")],
  },
];

/** The versions that are compared. */
export function peerVersions(): readonly string[] {
  const names = ["openapi-typescript", "@hey-api/openapi-ts", "json-schema-to-typescript", "quicktype-core"];
  return names.map((name) => `${name} ${peerVersion(name)}`);
}

/**
 * Measures each of the other generators' runs once.
 *
 * @param folder where they write
 */
export async function measurePeers(
  folder: string,
  documents: PayloadDocuments,
  runs: readonly PeerRun[] = peerRuns,
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  const output = join(folder, "output");
  mkdirSync(folder, { recursive: true });
  for (const { name, args, keepsOutput } of runs) {
    if (!keepsOutput) rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    const command = {
      command: process.execPath,
      args: args(documents, output),
      cwd: folder,
      temporary: folder,
    };
    measured.set(name, await runMeasured(command));
  }
  return measured;
}
