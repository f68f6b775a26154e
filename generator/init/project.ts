import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DiagnosticError, diagnostic } from "../../schema/diagnostics/diagnostic.ts";
import { messageOf } from "../../schema/message-of.ts";
import { detectPackageManager, type PackageManager } from "./package-manager.ts";

/** What is there before anything is set up. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly package: PackageJson;
  readonly packageManager: PackageManager;
  /** Where the version control's root is, with `.github`; the project's folder where there is none. */
  readonly repository: string;
  /** The file of a config that is there already, relative to the folder. */
  readonly config: string | null;
}

/** The parts of a package.json that matter here, checked. */
export interface PackageJson {
  readonly name: string | undefined;
  readonly type: "module" | "commonjs" | undefined;
  readonly packageManager: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  /** Of every kind, with their ranges. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly isWorkspaceRoot: boolean;
}

/**
 * Looks at the project's folder and those above it. Nothing is loaded or run.
 *
 * @throws DiagnosticError INIT_REFUSED where there is no package.json that can be read
 */
export function surveyProject(cwd: string, userAgent: string | undefined): Project {
  const folder = resolve(cwd);
  const own = readPackage(folder);
  if (!own) {
    throw refusal(
      `There is no package.json in ${folder}.`,
      "Go to the project's folder, or make one: npm init -y",
    );
  }
  const repository = ancestors(folder).find((above) => existsSync(join(above, ".git"))) ?? folder;
  const workspace = ancestors(folder).find((above) => isWorkspaceRoot(above)) ?? folder;
  const folders = ancestors(folder).filter((above) => above.startsWith(workspace));
  return {
    folder,
    package: own,
    packageManager: detectPackageManager({
      folders,
      declared: folders.flatMap((above) => readPackage(above)?.packageManager ?? []),
      userAgent,
      isWorkspaceRoot: isWorkspaceRoot(folder),
    }),
    repository,
    config: configNames.find((name) => existsSync(join(folder, name))) ?? null,
  };
}

/** The error of a project that cannot be set up as it is. */
export function refusal(message: string, fix: string): DiagnosticError {
  return new DiagnosticError([diagnostic("INIT_REFUSED", message, { fix })]);
}

const configNames = ["jobwright.config.ts", "jobwright.config.mjs", "jobwright.config.js"];

/** The folder itself first. */
function ancestors(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}

function isWorkspaceRoot(folder: string): boolean {
  return existsSync(join(folder, "pnpm-workspace.yaml")) || readPackage(folder)?.isWorkspaceRoot === true;
}

function readPackage(folder: string): PackageJson | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const value = parsed(file);
  if (!isRecord(value)) throw refusal(`${file} is not a JSON object.`, "Mend it, and run init again.");
  const { name, type, packageManager, workspaces } = value;
  return {
    name: typeof name === "string" ? name : undefined,
    type: type === "module" || type === "commonjs" ? type : undefined,
    packageManager: typeof packageManager === "string" ? packageManager : undefined,
    scripts: strings(value.scripts),
    dependencies: {
      ...strings(value.peerDependencies),
      ...strings(value.optionalDependencies),
      ...strings(value.devDependencies),
      ...strings(value.dependencies),
    },
    isWorkspaceRoot: workspaces !== undefined,
  };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw refusal(`${file} cannot be read: ${messageOf(error)}`, "Mend it, and run init again.");
  }
}

function strings(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
