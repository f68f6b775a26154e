import { installedPackage } from "./installed-package.ts";
import type { Project } from "./project.ts";
import type { BackendName, Setup } from "./setup.ts";

/** What must be installed before the project runs. */
export interface RequiredPackages {
  /** With their versions, as a package manager takes them. */
  readonly missing: readonly string[];
  readonly missingForDevelopment: readonly string[];
  /** package.json lists some that are not on the disk. */
  readonly isIncomplete: boolean;
  /** What codegen itself needs is on the disk. */
  readonly canGenerate: boolean;
  /** What is there in a version that will not do, in words. */
  readonly unfit: readonly string[];
}

/** By package: the major and minor version where they matter. The tests hold these to the peer ranges of package.json. */
export const versions = {
  jobwright: "",
  zod: "4",
  "pg-boss": "12.38.0",
  pg: "8",
  "@electric-sql/pglite": "0.5",
  bullmq: "~6.7.0",
  ioredis: "6",
  typescript: "",
  "@types/node": "",
  tsx: "",
} as const;

type PackageName = keyof typeof versions;

const drivers: Readonly<Record<BackendName, readonly PackageName[]>> = {
  embedded: ["pg-boss", "pg", "@electric-sql/pglite"],
  "pg-boss": ["pg-boss", "pg"],
  bullmq: ["bullmq", "ioredis"],
};

/**
 * Compares what the project lists and has with what it will need.
 *
 * @param backend undefined where it is not known which one the project uses
 */
export function requiredPackages(
  project: Project,
  backend: BackendName | undefined,
  runner: Setup["runner"],
): RequiredPackages {
  const { dependencies } = project.package;
  const production: readonly PackageName[] = ["jobwright", "zod", ...(backend ? drivers[backend] : [])];
  // What a workspace's root has installed for all of it is good enough to develop with.
  const development = (
    ["typescript", "@types/node", ...(runner === "tsx" ? (["tsx"] as const) : [])] as const
  ).filter((name) => installedPackage(project.folder, name) === undefined);
  const all = [...production, ...development];
  return {
    missing: production.filter((name) => !(name in dependencies)).map(specified),
    missingForDevelopment: development.filter((name) => !(name in dependencies)).map(specified),
    isIncomplete: all.some(
      (name) => name in dependencies && installedPackage(project.folder, name) === undefined,
    ),
    canGenerate: ["jobwright", "zod"].every((name) => installedPackage(project.folder, name) !== undefined),
    unfit: production.flatMap((name) => unfit(name, installedPackage(project.folder, name)?.version)),
  };
}

function specified(name: PackageName): string {
  return versions[name] === "" ? name : `${name}@${versions[name]}`;
}

function unfit(name: PackageName, installed: string | undefined): readonly string[] {
  const wanted = versions[name].replace("~", "").replace(/\.0$/, "");
  if (installed === undefined || `${installed}.`.startsWith(`${wanted}.`) || wanted === "") return [];
  return [`${name} ${installed} is installed, and Jobwright works with ${name} ${wanted}.`];
}
