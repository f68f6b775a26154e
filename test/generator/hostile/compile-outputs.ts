import { relative } from "node:path";
import { typeName } from "../../../schema/names.ts";
import { compile } from "../../types/compile.ts";
import { strictOptions } from "../../types/strict-options.ts";
import { createProject } from "../project.ts";
import { jobsOf, type ManifestModel } from "./manifest-model.ts";
import { sampleOf } from "./schema-model.ts";

export interface Output {
  readonly model: ManifestModel;
  /** By absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Compiles the outputs of many manifests in one run of the compiler, each beside a file that gives a sample of
 * every type.
 *
 * @returns what the compiler complains of, as `file:line`
 */
export async function compileOutputs(outputs: readonly Output[]): Promise<readonly string[]> {
  using project = createProject({ "tsconfig.json": JSON.stringify(tsconfig) });
  for (const [index, { model, texts }] of outputs.entries()) {
    for (const [path, text] of texts) project.write(`m${index}/${relative("/shop", path)}`, text);
    project.write(`m${index}/jobs.manifest.ts`, anyManifest);
    project.write(`m${index}/samples.ts`, samples(model));
  }
  // Awaited, since the project is removed at the end of this scope.
  return await compile("typescript", project.folder);
}

const tsconfig = { compilerOptions: strictOptions };

const anyManifest = `import type { Manifest } from "jobwright";
declare const manifest: Manifest;
export default manifest;
`;

/** A value for each type, which the compiler reads as the schema would. */
function samples(model: ManifestModel): string {
  const lines = jobsOf(model).flatMap(([name, { payload, result }], index) => {
    const type = typeName(name);
    return [
      `export const payload${index}: generated.${type}Payload = ${JSON.stringify(sampleOf(payload))};`,
      ...(result
        ? [`export const result${index}: generated.${type}Result = ${JSON.stringify(sampleOf(result))};`]
        : []),
    ];
  });
  return ['import type * as generated from "./generated/index.ts";', ...lines, ""].join("\n");
}
