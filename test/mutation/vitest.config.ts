import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

/** The mutation run: every behaviour once as it is, and once with its mutant. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...base.test,
    include: ["test/mutation/*.mutation.ts"],
    // Errors that nobody awaits any more, of behaviours that were broken on purpose.
    dangerouslyIgnoreUnhandledErrors: true,
    reporters: ["default"],
    disableConsoleIntercept: true,
  },
});
