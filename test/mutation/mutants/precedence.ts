import type { precedence } from "../../conformance/behaviours/precedence.ts";
import { type Mutant, type MutantsOf, patched } from "../mutant.ts";

export const precedenceMutants: MutantsOf<typeof precedence> = {
  "precedence: attempts of the call, else of the job, of its router, of the manifest": outermost("attempts"),
  "precedence: backoff of the job, else of its router, of the manifest, each as a whole": patched(
    "the parts of backoff are mixed",
    "schema/resolve/resolve-options.ts",
    "backoff: first(({ backoff }) => backoff) ??",
    "backoff: Object.assign({}, ...given.map(({ backoff }) => backoff).reverse(), { max: given.at(-1)?.backoff?.max }) ??",
  ),
  "precedence: timeout of the job, else of its router, of the manifest": outermost("timeout"),
  "precedence: priority of the call, else of the job, of its router, of the manifest": outermost("priority"),
  "precedence: a job closes the priorities that its router opened": patched(
    "false leaves priorities open",
    "schema/resolve/shared-options.ts",
    "return value ? 0 : null;",
    "return value ? 0 : undefined;",
  ),
  "precedence: concurrency of the job, else of its router, of the manifest": outermost("concurrency"),
  "precedence: each part of keep is that of the job, else of its router, of the manifest": patched(
    "keep is given as a whole",
    "schema/resolve/resolve-options.ts",
    "failed: first(({ keep }) => keep?.failed) ??",
    "failed: first(({ keep }) => keep)?.failed ??",
  ),
};

/** The outermost place that gives an option decides it. */
export function outermost(option: string): Mutant {
  return patched(
    "the outermost wins",
    "schema/resolve/resolve-options.ts",
    `${option}: first(({ ${option} }) => ${option}) ??`,
    `${option}: given.map(({ ${option} }) => ${option}).findLast((value) => value !== undefined) ??`,
  );
}
