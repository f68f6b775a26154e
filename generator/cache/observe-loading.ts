import * as nodeModule from "node:module";

/** What Node's loader was asked for while somebody watched. */
export interface ObservedLoading {
  /** By the URL of the importing module: what it names, and the URL that this led to. */
  readonly imports: ReadonlyMap<string, readonly ObservedImport[]>;
  /** The URLs of modules that were read, not found in memory. */
  readonly loaded: ReadonlySet<string>;
  stop(): void;
}

export interface ObservedImport {
  readonly specifier: string;
  readonly url: string;
}

/** Watches what Node loads from now on; undefined on a Node that does not tell (before 22.15). */
export function observeLoading(): ObservedLoading | undefined {
  if (!("registerHooks" in nodeModule)) return undefined;
  const imports = new Map<string, ObservedImport[]>();
  const loaded = new Set<string>();
  const hooks = nodeModule.registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const { parentURL = "" } = context;
      const known = imports.get(parentURL);
      if (known) known.push({ specifier, url: found.url });
      else imports.set(parentURL, [{ specifier, url: found.url }]);
      return found;
    },
    load(url, context, next) {
      loaded.add(url);
      return next(url, context);
    },
  });
  return { imports, loaded, stop: () => hooks.deregister() };
}
