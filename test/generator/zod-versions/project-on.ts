import { readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { strictOptions } from "../../types/strict-options.ts";
import { createProject, type Project } from "../project.ts";

const packages = resolve(import.meta.dirname, "../../../node_modules");

/**
 * A project with one of the manifests beside this file, on a given copy of zod.
 *
 * @param zod what the manifest imports in place of `zod/v3`
 */
export function projectOn(zod: string, manifest: string): Project {
  const written = readFileSync(join(import.meta.dirname, manifest), "utf8");
  const project = createProject({
    "jobwright.config.ts": config,
    "jobs.manifest.ts": written.replace('"zod/v3"', JSON.stringify(zod)),
    "tsconfig.json": JSON.stringify(tsconfig),
    "types.ts": types,
  });
  symlinkSync(join(packages, "zod-3.25"), project.path("node_modules/zod-3.25"));
  return project;
}

const config = 'export default { manifest: "./jobs.manifest.ts", out: "./generated" };\n';

const tsconfig = { compilerOptions: strictOptions };

/** Compiles where the generated types are those that zod infers. */
const types = `import manifest from "./jobs.manifest.ts";
import type { OrdersPlaceParsed, OrdersPlacePayload, OrdersPlaceResult } from "./generated/index.ts";
import type { OrdersMeasureParsed, OrdersMeasurePayload, OrdersMeasureResult } from "./generated/index.ts";
import type { InputOf, OutputOf } from "jobwright/runtime";

type Jobs = (typeof manifest)["routers"][0]["jobs"];
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const same: readonly [
  Same<OrdersPlacePayload, InputOf<Jobs["place"]["payload"]>>,
  Same<OrdersPlaceParsed, OutputOf<Jobs["place"]["payload"]>>,
  Same<OrdersPlaceResult, InputOf<NonNullable<Jobs["place"]["result"]>>>,
  Same<OrdersMeasurePayload, InputOf<Jobs["measure"]["payload"]>>,
  Same<OrdersMeasureParsed, OutputOf<Jobs["measure"]["payload"]>>,
  Same<OrdersMeasureResult, InputOf<NonNullable<Jobs["measure"]["result"]>>>,
] = [true, true, true, true, true, true];
export default same;
`;
