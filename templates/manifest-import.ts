import type { ImportDeclarationStructure } from "ts-morph";
import { importNamespace, importTypes } from "./structures.ts";

/** The imports of a module that hands the manifest on: its type, and all of its module. */
export function importManifest(moduleSpecifier: string): ImportDeclarationStructure[] {
  return [...importTypes(["Manifest"], "jobwright"), importNamespace("manifestModule", moduleSpecifier)];
}

/**
 * The statement that declares `manifest`. Comparing the manifest's own type with `Manifest` would have the compiler
 * infer every schema once more, which with 1,000 jobs takes it longer than all else in the file.
 */
export const manifestConstant = [
  "// By way of `object`: the compiler need not infer what codegen has checked.",
  "const manifest = (manifestModule as object as { readonly default: Manifest }).default;",
].join("\n");
