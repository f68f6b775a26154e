import { dirname, join } from "node:path";
import { build } from "vite";

export interface Bundle {
  /** The file to run, absolute. */
  readonly program: string;
  /** Every file that some part of it came from: absolute. */
  readonly modules: readonly string[];
  /** Those among them that run at its start. */
  readonly loaded: readonly string[];
  /** What it imports when it runs, at its start or later. */
  readonly imports: readonly string[];
}

/** Drivers bring files of their own, which bundles for servers leave where they are. */
const drivers = ["pg-boss", "pg", "@electric-sql/pglite", "bullmq", "ioredis"];

/** Bundles a program for Node with all that it needs but the drivers, by Vite. */
export async function bundle(entry: string): Promise<Bundle> {
  const folder = join(dirname(entry), "../bundle");
  const built = await build({
    root: dirname(entry),
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true, external: drivers, target: "node" },
    build: { ssr: entry, outDir: folder, minify: false, rollupOptions: { output: { format: "esm" } } },
  });
  if (!("output" in built)) throw new Error("Vite gave more than one bundle, or watches.");
  const chunks = built.output.filter((part) => part.type === "chunk");
  const program = chunks.find(({ isEntry }) => isEntry);
  if (!program) throw new Error("The bundle has no entry.");
  return {
    program: join(folder, program.fileName),
    modules: chunks.flatMap(({ moduleIds }) => moduleIds),
    loaded: loadedWith(program, chunks).flatMap(({ moduleIds }) => moduleIds),
    imports: [...new Set(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]))],
  };
}

interface Part {
  readonly fileName: string;
  readonly imports: readonly string[];
}

/** A part of a bundle and those that it imports, but for what it imports later. */
function loadedWith<P extends Part>(first: P, parts: readonly P[]): readonly P[] {
  const loaded = new Set([first]);
  for (const { imports } of loaded)
    for (const part of parts) if (imports.includes(part.fileName)) loaded.add(part);
  return [...loaded];
}
