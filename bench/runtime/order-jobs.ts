import { defineJob, defineManifest } from "jobwright";
import { buildContract } from "../../schema/build-contract.ts";
import type { RuntimeContract } from "../../schema/contract.ts";
import type { Manifest } from "../../schema/definition.ts";
import { runtimeContract } from "../../schema/runtime-contract.ts";
import { orderSchema } from "./order-schema.ts";

/** The queue that most measurements need: that of the first job. */
export const queue = "order0";

/** A manifest of so many jobs that take an order, with the defaults of every option. */
export function orderManifest(count: number): Manifest {
  return defineManifest({
    name: "bench",
    jobs: Array.from({ length: count }, (_, index) =>
      defineJob({ name: `order${index}`, payload: orderSchema }),
    ),
  });
}

/** What codegen makes of it. */
export async function orderContract(manifest: Manifest): Promise<RuntimeContract> {
  const { contract } = await buildContract(manifest);
  if (!contract) throw new Error("The benchmark's manifest has errors.");
  return runtimeContract(contract);
}
