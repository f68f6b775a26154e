import { randomBytes } from "node:crypto";
import { openBackend } from "../../conformance/backends.ts";
import { createJobs } from "../../conformance/generated/index.ts";
import { endWithParent, fallSilent, say } from "./said.ts";
import type { FillingSettings } from "./settings.ts";

// Publishes large jobs until three of them were refused.
endWithParent();
const { address, from, bytes, most, user }: FillingSettings = JSON.parse(process.argv[2] ?? "");
if (user !== undefined) {
  // Packages are read before the rights to read them are given up.
  await Promise.all([import("@electric-sql/pglite"), import("pg-boss")]);
  process.seteuid?.(user);
}
const backend = openBackend(address);
const jobs = createJobs({ backend });
let refusals = 0;
for (let number = from; number < from + most && refusals < 3; number += 1) {
  // Nothing that a database could compress.
  const payload = { number, padding: randomBytes(bytes).toString("base64") };
  await jobs.limits.free.publish(payload).then(
    () => say("accepted", number, Date.now()),
    (error: unknown) => {
      refusals += 1;
      say("refused", number, Date.now(), `${error}`);
    },
  );
}
await backend.close().catch((error: unknown) => say("unclosed", String(error)));
fallSilent();
