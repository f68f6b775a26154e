import type { Layout } from "../templates/layout.ts";

/** A layout with its root at the nearest folder that holds all of it, so that no template can write where that lies. */
export function rerooted(layout: Layout): Layout {
  const { manifest, client, worker, handlers, context, packages } = layout;
  const homes = packages?.homes ?? [];
  const paths = [manifest, client, worker, handlers, context, ...homes.map(({ folder }) => folder)];
  const root = sharedFolder(paths.filter((path) => path !== null));
  const below = (path: string): string => path.slice(root.length);
  return {
    ...layout,
    manifest: below(manifest),
    client: below(client),
    worker: below(worker),
    handlers: handlers && below(handlers),
    context: context && below(context),
    ...(packages && {
      packages: {
        homes: packages.homes.map((home) => ({ ...home, folder: below(home.folder) })),
        specifiers: new Map([...packages.specifiers].map(([path, name]) => [below(path), name])),
      },
    }),
  };
}

/** Without a slash at its end: the root of a disk is empty text. */
function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split("/").slice(0, -1));
  const length = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return first.slice(0, length === -1 ? first.length : length).join("/");
}
