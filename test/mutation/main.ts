import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";

// Shows that each behaviour of the conformance suite fails when that one behaviour is broken. An argument
// chooses behaviours by a part of their names. Exits with 1 when a mutant survived.
const [chosenNames = ""] = process.argv.slice(2);
await startVitest("test", [], {
  config: fileURLToPath(new URL("vitest.config.ts", import.meta.url)),
  watch: false,
  provide: { chosenNames },
});
