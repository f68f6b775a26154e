import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";
import { rowsFile } from "./report.ts";

/** All faults, one after another, and a table of what became of the jobs. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...base.test,
    include: ["test/faults/**/*.test.ts"],
    exclude: configDefaults.exclude,
    globalSetup: ["test/servers/global-setup.ts", "test/faults/print-table.ts"],
    env: { ...base.test?.env, [rowsFile]: join(mkdtempSync(join(tmpdir(), "jobwright-faults-")), "rows") },
    fileParallelism: false,
  },
});
