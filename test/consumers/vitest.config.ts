import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

/** What must be installed first: other package managers, Next.js, Prisma. Run by `npm run test:consumers`. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    ...base.test,
    include: ["test/consumers/*.installed.ts"],
    globalSetup: ["test/consumers/install-packages.ts", "test/servers/global-setup.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
