import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { pack } from "../docs/pack.ts";
import { followQuickStart } from "../docs/quick-start-steps.ts";
import { run } from "../docs/scratch-project.ts";
import { packages } from "./install-packages.ts";

interface PackageManager {
  readonly name: string;
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

const classic = "yarn/bin/yarn.js";
const berry = "@yarnpkg/cli-dist/bin/yarn.js";
const berryFiles = (linker: string) => ({
  "yarn.lock": "",
  ".yarnrc.yml": `nodeLinker: ${linker}\nenableTelemetry: false\nenableGlobalCache: false\n`,
});

const managers: readonly PackageManager[] = [
  { name: "pnpm", program: "pnpm/bin/pnpm.mjs", add: "add", addForDevelopment: "add -D", run: "exec" },
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

let temporary: string;
let tarball: string;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "jobwright-managers-"));
  tarball = await pack(temporary);
  const registry = (await run("npm", ["config", "get", "registry"], ".")).stdout.trim();
  environment = { npm_config_registry: registry, YARN_NPM_REGISTRY_SERVER: registry };
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

test.each(managers)("the quick start ends in a job that ran with $name", async (manager) => {
  const folder = join(temporary, manager.name.replaceAll(/\W/g, "-"));
  await mkdir(folder);
  for (const [file, content] of Object.entries(manager.files ?? {}))
    await writeFile(join(folder, file), content);
  await followQuickStart(folder, (line) => commandOf(manager, line), environment);
});

/** A line of the README, which is for npm, in another package manager's words. */
function commandOf(manager: PackageManager, line: string): string {
  const program = `node ${join(packages, "node_modules", manager.program)}`;
  return line
    .replace(
      "npm install --save-dev typescript",
      `npm install --save-dev ${manager.typescript ?? "typescript"}`,
    )
    .replace("npm install --save-dev", `${program} ${manager.addForDevelopment}`)
    .replace("npm install jobwright", `${program} ${manager.add} jobwright@file:${tarball}`)
    .replace("npx", `${program} ${manager.run}`)
    .replace(/^node (?=\w+\.ts)/, manager.node === undefined ? "node " : `${program} ${manager.node} `);
}
