import { defineJob, defineManifest } from "jobwright";
import { expect } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import { buildContract } from "../../schema/build-contract.ts";
import type { AnySchema } from "../../schema/zod-types.ts";

/** A payload with a schema at `payload.items[].price`. */
export const price = (schema: z.ZodType): AnySchema =>
  z.object({ items: z.array(z.object({ price: schema })) });

/** The same by zod 3. */
export const price3 = (schema: z3.ZodTypeAny): AnySchema =>
  z3.object({ items: z3.array(z3.object({ price: schema })) });

/** The problems of one payload schema: `CODE path`. */
export async function problemsOf(payload: AnySchema): Promise<readonly string[]> {
  const { contract, diagnostics } = await buildContract(
    defineManifest({ name: "m", jobs: [defineJob({ name: "j", payload })] }),
  );
  const refused = diagnostics.some(({ severity }) => severity === "error");
  expect(contract === undefined).toBe(refused);
  for (const { job } of diagnostics) expect(job).toBe("j");
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}
