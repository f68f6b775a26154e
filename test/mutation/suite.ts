import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Backend } from "../../runtime/backend.ts";
import type { ServerUrls } from "../conformance/backends.ts";
import { kindsOf } from "../conformance/behaviours/of-some/index.ts";
import type { Mutant, Patch } from "./mutant.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Where a behaviour is found. */
export interface BehaviourName {
  readonly area: string;
  readonly name: string;
}

/** Runs a behaviour as it is, in a copy too: what fails of a mutant is then the mutant, not the copy. Rejects where it does not hold. */
export async function runBehaviour(behaviour: BehaviourName, servers: ServerUrls): Promise<void> {
  unpatched ??= patchedCopy([]);
  await runFrom(await unpatched, behaviour, servers, (backend) => backend);
}

let unpatched: Promise<string> | undefined;

/** The same with a mutant in place; it is expected to reject. */
export async function runMutated(
  behaviour: BehaviourName,
  mutant: Mutant,
  servers: ServerUrls,
): Promise<void> {
  if ("breaks" in mutant) return runFrom(project, behaviour, servers, mutant.breaks);
  await runFrom(await patchedCopy(mutant.patches), behaviour, servers, (backend) => backend);
}

/** At the end: a behaviour that never ended may still hold its copy of the sources. */
export async function removeCopies(): Promise<void> {
  for (const copy of copies) await rm(copy, { recursive: true, force: true });
}

const copies: string[] = [];

/** On BullMQ, which opens fastest, where it does what the area says. `root` is the project's folder or a copy of it, with modules of its own. */
async function runFrom(
  root: string,
  { area, name }: BehaviourName,
  servers: ServerUrls,
  breaks: (backend: Backend) => Backend,
): Promise<void> {
  const { areas, onStage, newAddress, openBackend, removeData } = await loadSuite(root);
  const behaviour = Object.entries(areas)
    .filter(([key]) => key === area)
    .flatMap(([, behaviours]) => Object.entries(behaviours))
    .find(([key]) => key === name)?.[1];
  if (!behaviour) throw new MutationError(`There is no behaviour ${area}: ${name}`);
  const kind = kindsOf(area)?.includes("bullmq") === false ? "pg-boss" : "bullmq";
  const address = await newAddress(kind, servers);
  const backend = openBackend(address);
  try {
    const newPlace = () => newAddress(kind, servers);
    await onStage(
      { backend, scope: `m${randomUUID().slice(0, 8)}`, newAddress: newPlace, breaks },
      behaviour,
    );
  } finally {
    await backend.close();
    await removeData(address);
  }
}

/** Something is wrong with the table or the sources, which is no behaviour that fails. */
export class MutationError extends Error {
  override readonly name = "MutationError";
}

async function loadSuite(root: string) {
  const load = (file: string) => import(pathToFileURL(join(root, "test/conformance", file)).href);
  // The modules of a copy have the types of the originals: a patch changes what is done, not what is exported.
  const { areas }: typeof import("../conformance/behaviours/index.ts") = await load("behaviours/index.ts");
  const { onStage }: typeof import("../conformance/stage.ts") = await load("stage.ts");
  const backends: typeof import("../conformance/backends.ts") = await load("backends.ts");
  return { areas, onStage, ...backends };
}

async function patchedCopy(patches: readonly Patch[]): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "jobwright-mutant-"));
  copies.push(copy);
  for (const part of [
    "package.json",
    "schema",
    "runtime",
    "example",
    "generated",
    "test/conformance",
    "test/faults",
  ]) {
    await cp(join(project, part), join(copy, part), { recursive: true });
  }
  await symlink(join(project, "node_modules"), join(copy, "node_modules"));
  for (const patch of patches) await writeFile(join(copy, patch.file), await patchedText(patch, copy));
  return copy;
}

/** @throws MutationError where the patch does not fit exactly one place */
export async function patchedText({ file, find, replace }: Patch, root = project): Promise<string> {
  const parts = (await readFile(join(root, file), "utf8")).split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new MutationError(
    `${file} has this ${parts.length - 1} times, not once; correct the mutant in test/mutation/mutants:\n${find}`,
  );
}
