import { join } from "node:path";
import { defaultServerConditions } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { longFaultTests } from "./test/faults/files.ts";
import { programTests } from "./test/programs/files.ts";
import { WaitingFirst } from "./test/programs/waiting-first.ts";

/** `jobwright/…` means the sources, as for `node --conditions=@jobwright/source`. */
const conditions = ["@jobwright/source", ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...programTests, ...longFaultTests],
    globalSetup: "test/servers/global-setup.ts",
    // The command line is started hundreds of times over: half of each start is reading its own TypeScript.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/jobwright-tests"),
      // Where the suite runs on GitHub, what it starts must not annotate.
      GITHUB_ACTIONS: "",
    },
    execArgv: ["--conditions=@jobwright/source"],
    // More than there are processors: some of them wait, and those start first.
    maxWorkers: 5,
    sequence: { sequencer: WaitingFirst },
    maxConcurrency: 20,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
