import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";
import { programTests } from "./files.ts";

/** Jobwright as people run it: installed, set up, watched, interrupted, measured. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...base.test,
    include: [...programTests],
    exclude: configDefaults.exclude,
    // None of these wait for long.
    maxWorkers: 3,
    testTimeout: 120_000,
  },
});
