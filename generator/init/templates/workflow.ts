import type { PackageManager, PackageManagerName } from "../package-manager.ts";

/**
 * `.github/workflows/jobwright.yml`.
 *
 * @param folder the project's, relative to the repository; empty where they are one
 * @param script of package.json, which checks the generated files
 */
export function workflow(manager: PackageManager, folder: string, script: string): string {
  return `name: Jobwright

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  generated-files:
    runs-on: ubuntu-latest
${folder === "" ? "" : `    defaults:\n      run:\n        working-directory: ${JSON.stringify(folder)}\n`}    steps:
      - uses: actions/checkout@v5
${preparation[manager.name]}      - run: ${manager.installLocked.join(" ")}
${step(manager, script, "")}`;
}

/** The one step of it that a workflow which is there already needs, after its install. */
export function step(manager: PackageManager, script: string, folder: string): string {
  const place = folder === "" ? "" : `        working-directory: ${JSON.stringify(folder)}\n`;
  return `      - name: Generated job files are up to date
        run: ${manager.script(script).join(" ")}
${place}`;
}

const node = `      - uses: actions/setup-node@v5
        with:
          node-version: 22
          package-manager-cache: false
`;

const preparation: Readonly<Record<PackageManagerName, string>> = {
  npm: node,
  pnpm: `      - uses: pnpm/action-setup@v4\n${node}`,
  yarn: `${node}      - run: corepack enable\n`,
  bun: `      - uses: oven-sh/setup-bun@v2\n${node}`,
};
