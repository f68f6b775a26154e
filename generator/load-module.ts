import { pathToFileURL } from "node:url";

/** Gives the default export of a module of the user's, by its absolute path. */
export type LoadModule = (file: string) => Promise<unknown>;

/**
 * The default export of a TypeScript or JavaScript module. Node's own type stripping comes first, since it is
 * the fastest; jiti loads what Node cannot: imports without an extension, path aliases, enums, and any
 * TypeScript on a Node that strips no types.
 *
 * @throws whatever the module throws while it is evaluated
 */
export async function loadModule(file: string): Promise<unknown> {
  try {
    const { default: value }: { readonly default?: unknown } = await import(pathToFileURL(file).href);
    return value;
  } catch (error) {
    if (!isBeyondNode(error)) throw error;
    return loadWithJiti(file);
  }
}

const codesBeyondNode: ReadonlySet<unknown> = new Set([
  "ERR_IMPORT_ATTRIBUTE_MISSING",
  "ERR_INVALID_TYPESCRIPT_SYNTAX",
  "ERR_MODULE_NOT_FOUND",
  "ERR_UNKNOWN_FILE_EXTENSION",
  "ERR_UNSUPPORTED_DIR_IMPORT",
  "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING",
  "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX",
]);

/** A SyntaxError may be an import of a type that does not say so, which type stripping leaves in. */
export function isBeyondNode(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof SyntaxError || ("code" in error && codesBeyondNode.has(error.code));
}

async function loadWithJiti(file: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(file, {
    tsconfigPaths: true,
    // The same instance as ours, wherever the file lies.
    virtualModules: {
      jobwright: await import("../schema/index.ts"),
      "jobwright/config": await import("./config.ts"),
    },
  });
  return jiti.import(file, { default: true });
}
