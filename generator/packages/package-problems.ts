import { join, relative, sep } from "node:path";
import { type Diagnostic, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import type { ResolvedConfig } from "../resolved-config.ts";
import type { CrossingImport, Role } from "./crossing-imports.ts";
import { nearestPackage, type Package } from "./nearest-package.ts";

/** Why the packages of a workspace could not import one another, or not be built in any order. */
export function packageProblems(
  imports: readonly CrossingImport[],
  config: ResolvedConfig,
): readonly Diagnostic[] {
  return [
    ...handlersElsewhere(config),
    ...circles(imports),
    ...imports.flatMap((found) => [...notExported(found, config), ...notListed(found, config)]),
    ...(imports.length ? withoutJobwright(config) : []),
  ];
}

/** The worker imports the handlers, and they its types. */
function handlersElsewhere({ handlers, worker }: ResolvedConfig): readonly Diagnostic[] {
  if (handlers === null) return [];
  const [theirs, workers] = [handlers, worker].map((folder) => nearestPackage(join(folder, "index.ts")));
  if (!theirs || !workers || theirs.folder === workers.folder) return [];
  const message = `handlers: they are in the package ${theirs.name} and the worker's files in ${workers.name}, and each imports the other.`;
  const fix = "Put `handlers` and `out.worker` into one package.";
  return [diagnostic("PACKAGE_CIRCLE", message, { path: "handlers", fix })];
}

function circles(imports: readonly CrossingImport[]): readonly Diagnostic[] {
  return imports.flatMap(({ by, of, role }) => {
    const back = imports.find((other) => other.by.folder === of.folder && other.of.folder === by.folder);
    // Each circle once: at the manifest, which is what can be moved.
    if (!back || role !== "manifest") return [];
    const message = `${places[role]}: ${by.name} imports the manifest from ${of.name}, which imports the ${back.role} from ${by.name}.`;
    return [diagnostic("PACKAGE_CIRCLE", message, { path: places[role] })];
  });
}

function notExported(
  { by, of, role, file, specifier }: CrossingImport,
  config: ResolvedConfig,
): readonly Diagnostic[] {
  if (specifier !== undefined) return [];
  const path = relative(of.folder, file).split(sep).join("/");
  const message = `${places[role]}: ${by.name} must import it from ${of.name}, which does not export ${path}.`;
  const fix = `Lead an entry of \`exports\` in ${packageJson(of, config)} to it, or name the module that exports it: packages: { ${role}: "${of.name}" }.`;
  return [diagnostic("PACKAGE_EXPORT", message, { path: places[role], fix })];
}

function notListed(
  { by, of, specifier, role }: CrossingImport,
  config: ResolvedConfig,
): readonly Diagnostic[] {
  return unlisted(by, specifier === undefined ? of.name : packageName(specifier), places[role], config);
}

function withoutJobwright(config: ResolvedConfig): readonly Diagnostic[] {
  const outputs = { "out.client": config.client, "out.worker": config.worker };
  return Object.entries(outputs).flatMap(([path, folder]) => {
    const home = nearestPackage(join(folder, "index.ts"));
    return home ? unlisted(home, "jobwright", path, config) : [];
  });
}

function unlisted(by: Package, name: string, path: string, config: ResolvedConfig): readonly Diagnostic[] {
  if (by.dependencies.has(name) || by.name === name) return [];
  const message = `${path}: the code for ${by.name} imports ${name}, which is not among its dependencies.`;
  const fix = `Add ${name} to \`dependencies\` in ${packageJson(by, config)}.`;
  return [diagnostic("PACKAGE_DEPENDENCY", message, { path, fix })];
}

/** Where the config says it. */
const places: Readonly<Record<Role, string>> = {
  manifest: "manifest",
  client: "out.client",
  context: "context",
};

function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function packageJson({ folder }: Package, { project }: ResolvedConfig): string {
  return relative(project, join(folder, "package.json")).split(sep).join("/");
}
