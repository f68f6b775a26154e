import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { routersOf, type SampleJob, type SampleProject } from "../sample-project.ts";
import { keyedClient, mappedClient } from "./hand-written-clients.ts";
import { sampleValue } from "./sample-value.ts";

/** A program to type-check: the same call sites, over one way to type them. */
export interface TypedProgram {
  readonly name: string;
  /** Absolute path of its tsconfig. */
  readonly tsconfig: string;
}

interface Client {
  readonly name: string;
  /** Its folder below `calls`. */
  readonly folder: string;
  /** The line that imports what a call needs, as seen from a file of calls. */
  readonly imported: string;
  /** The parameters of the function around the calls. */
  readonly parameters: string;
  readonly call: (job: SampleJob, payload: string) => string;
}

export const generatedClient = "generated client";
export const manifestAlone = "the manifest alone";

const clients: readonly Client[] = [
  {
    name: generatedClient,
    folder: "generated",
    imported: 'import type { Jobs } from "../../generated/client.ts";',
    parameters: "jobs: Jobs",
    call: ({ namespace, key }, payload) => `jobs.${namespace}.${key}.publish(${payload})`,
  },
  {
    name: "publish<Name>() over z.input",
    folder: "keyed",
    imported: 'import { publish } from "../../hand-written/keyed.ts";',
    parameters: "",
    call: ({ namespace, key }, payload) => `publish("${namespace}.${key}", ${payload})`,
  },
  {
    name: "createClient(manifest)",
    folder: "mapped",
    imported: 'import { jobs } from "../../hand-written/mapped.ts";',
    parameters: "",
    call: ({ namespace, key }, payload) => `jobs.${namespace}.${key}.publish(${payload})`,
  },
];

/**
 * Writes the programs into a project whose client has been generated: the manifest alone, and each client with a call of
 * every job, the calls of each router in a file of their own. The manifest is in all of them.
 */
export function writePrograms({ folder, jobs }: SampleProject): readonly TypedProgram[] {
  write(join(folder, "hand-written/keyed.ts"), keyedClient(jobs));
  write(join(folder, "hand-written/mapped.ts"), mappedClient);
  const payloads = new Map(jobs.map((job) => [job, payloadText(folder, job)]));
  for (const client of clients) {
    for (const [namespace, members] of routersOf(jobs))
      write(join(folder, "calls", client.folder, `${namespace}.ts`), callsText(client, members, payloads));
  }
  return [
    { name: manifestAlone, tsconfig: writeTsconfig(folder, "manifest", { files: ["jobs.manifest.ts"] }) },
    ...clientPrograms(folder),
  ];
}

/**
 * The same calls in a folder where the clients are declarations alone, as they are for another package.
 *
 * @param declared the folder of the declarations, below the project's
 */
export function writeDeclaredPrograms(folder: string, declared: string): readonly TypedProgram[] {
  cpSync(join(folder, "calls"), join(declared, "calls"), { recursive: true });
  copyFileSync(join(folder, "tsconfig.json"), join(declared, "tsconfig.json"));
  return clientPrograms(declared);
}

/** The tsconfig that emits the declarations of every client. */
export function declarationsTsconfig(folder: string, declared: string): string {
  return writeTsconfig(folder, "declarations", {
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      outDir: declared,
      rootDir: ".",
    },
    files: ["generated/client.ts", "hand-written/keyed.ts", "hand-written/mapped.ts"],
  });
}

function clientPrograms(folder: string): readonly TypedProgram[] {
  return clients.map((client) => ({
    name: client.name,
    tsconfig: writeTsconfig(folder, client.folder, {
      // The manifest is the user's own file, and in the program whether a client imports it or not.
      include: [`calls/${client.folder}`, "jobs.manifest.ts"],
    }),
  }));
}

function callsText(
  client: Client,
  jobs: readonly SampleJob[],
  payloads: ReadonlyMap<SampleJob, string>,
): string {
  const calls = jobs.map((job) => `  await ${client.call(job, payloads.get(job) ?? "")};`);
  return [client.imported, `export async function run(${client.parameters}) {`, ...calls, "}", ""].join("\n");
}

function payloadText(folder: string, { namespace, key }: SampleJob): string {
  const file = join(folder, "generated/schemas", `${namespace}.${key}.schema.json`);
  return JSON.stringify(sampleValue(JSON.parse(readFileSync(file, "utf8"))));
}

function writeTsconfig(folder: string, name: string, settings: object): string {
  const file = join(folder, `tsconfig.${name}.json`);
  write(file, JSON.stringify({ extends: "./tsconfig.json", ...settings }));
  return file;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
