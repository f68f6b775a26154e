import { join } from "node:path";
import { run } from "../docs/scratch-project.ts";
import { packages } from "./install-packages.ts";

/** A package manager beside npm, in the words of its command line. */
export interface PackageManager {
  readonly name: string;
  /** The file that Node runs. */
  readonly program: string;
  /** What `npm install`, `npm install --save-dev` and `npx` of the README are. Yarn installs no peers of pg-boss. */
  readonly add: string;
  readonly addForDevelopment: string;
  readonly run: string;
  /** How programs are started, where it is not `node`. */
  readonly node?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The compiler that can find what it installs. */
  readonly typescript?: string;
}

const installed = (file: string): string => join(packages, "node_modules", file);
const classic = installed("yarn/bin/yarn.js");
const berry = installed("@yarnpkg/cli-dist/bin/yarn.js");
const berryFiles = (linker: string) => ({
  "yarn.lock": "",
  ".yarnrc.yml": `nodeLinker: ${linker}\nenableTelemetry: false\nenableGlobalCache: false\n`,
});

export const managers: readonly PackageManager[] = [
  {
    name: "pnpm",
    program: installed("pnpm/bin/pnpm.mjs"),
    add: "add",
    addForDevelopment: "add -D",
    run: "exec",
  },
  {
    name: "yarn 1",
    program: classic,
    add: "add @opentelemetry/api",
    addForDevelopment: "add -D",
    run: "run -s",
  },
  {
    name: "yarn 4 with node_modules",
    program: berry,
    add: "add @opentelemetry/api",
    addForDevelopment: "add -D",
    run: "run",
    files: berryFiles("node-modules"),
  },
  {
    name: "yarn 4 with Plug'n'Play",
    program: berry,
    add: "add @opentelemetry/api",
    addForDevelopment: "add -D",
    run: "run",
    node: "node",
    files: berryFiles("pnp"),
    typescript: "typescript@5.9",
  },
];

/** Where they find packages: where npm does. */
export async function registryEnvironment(): Promise<Readonly<Record<string, string>>> {
  const registry = (await run("npm", ["config", "get", "registry"], ".")).stdout.trim();
  return { npm_config_registry: registry, YARN_NPM_REGISTRY_SERVER: registry };
}
