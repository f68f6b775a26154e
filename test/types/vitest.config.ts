import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

/** What the compilers that people use make of our types: each of them, where `npm test` asks the newest alone. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...base.test,
    include: [
      "test/types/**/*.test.ts",
      "test/consumers/{module-settings,workspace}.test.ts",
      "test/schema/types/{generated,printed}-types.test.ts",
      "test/generator/zod-versions/*.test.ts",
    ],
    exclude: configDefaults.exclude,
    // Compilers wait for nothing.
    maxWorkers: 3,
    env: { ...base.test?.env, JOBWRIGHT_COMPILERS: "every" },
  },
});
