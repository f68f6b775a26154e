import { readFileSync } from "node:fs";
import { defineJob, defineManifest } from "jobwright";
import type { Backend } from "jobwright/client";
import { orderSchema } from "../order-schema.ts";
import type { ProgramSettings } from "./settings.ts";

/** The manifest and the contract that generated code would bind. */
export function ourBindings({ jobs, contract }: ProgramSettings) {
  const manifest = defineManifest({
    name: "bench",
    jobs: Array.from({ length: jobs }, (_, index) =>
      defineJob({ name: `order${index}`, payload: orderSchema }),
    ),
  });
  return { manifest, contract: JSON.parse(readFileSync(contract, "utf8")) };
}

export async function ourBackend({ backend, url, space }: ProgramSettings): Promise<Backend> {
  switch (backend) {
    case "pg-boss":
      return (await import("jobwright/pg-boss")).pgBoss({ connectionString: url, schema: space });
    case "embedded":
      return (await import("jobwright/embedded")).embedded();
    case "bullmq":
      return (await import("jobwright/bullmq")).bullmq({ connection: url, prefix: space });
  }
}
