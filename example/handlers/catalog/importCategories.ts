import type { Handlers } from "../../../generated/handlers.ts";

interface Category {
  readonly slug: string;
  readonly title: string;
  readonly children?: readonly Category[] | undefined;
}

export const handler: Handlers["catalog.importCategories"] = async ({ payload, context }) => {
  const paths = pathsOf(payload.root, []);
  await context.files.write("catalog/categories.json", `${JSON.stringify(paths, null, 2)}\n`);
  return { categories: paths.length, depth: Math.max(...paths.map(({ path }) => path.length)) };
};

/** A category and all below it, each with the slugs that lead to it. */
function pathsOf(
  { slug, title, children = [] }: Category,
  parents: readonly string[],
): readonly { readonly path: readonly string[]; readonly title: string }[] {
  const path = [...parents, slug];
  return [{ path, title }, ...children.flatMap((child) => pathsOf(child, path))];
}
