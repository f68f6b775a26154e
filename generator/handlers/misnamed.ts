import type { HandlerFile } from "./handler-files.ts";
import type { HandlerPlace } from "./handler-place.ts";
import type { Moved } from "./moved.ts";

/**
 * Finds the handlers whose file has almost the right name: another case, which file systems on macOS and Windows
 * forgive and others do not, or another extension, which the worker's import does not have.
 */
export function findMisnamed(
  strangers: readonly HandlerFile[],
  places: readonly HandlerPlace[],
): readonly Moved[] {
  const files = new Map(strangers.map((file) => [file.path.toLowerCase(), file] as const));
  return places.flatMap((to): readonly Moved[] => {
    if (to.file || files.size === 0) return [];
    const stem = to.path.toLowerCase().replace(/ts$/, "");
    const sameName = files.get(`${stem}ts`);
    if (sameName) return [{ kind: "case", from: sameName, to }];
    const from = extensions.map((extension) => files.get(`${stem}${extension}`)).find(isHandler);
    return from ? [{ kind: "extension", from, to }] : [];
  });
}

const extensions = ["tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

function isHandler(file: HandlerFile | undefined): boolean {
  return file !== undefined && /\bhandler\b/.test(file.text);
}
