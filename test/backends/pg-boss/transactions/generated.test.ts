import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { codegen } from "../../../../generator/codegen.ts";

test("the client that these tests use is what codegen writes", async () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const { changes, diagnostics } = await codegen({ cwd: folder, write: false });

  expect({ changes, diagnostics }).toEqual({ changes: [], diagnostics: [] });
});
