import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Backend } from "../../../runtime/backend.ts";
import { type Address, newAddress, openBackend, removeData } from "../../conformance/backends.ts";
import { quietLogger } from "../../conformance/quiet-logger.ts";
import { type Compiler, compile, compilers } from "../../types/compile.ts";
import type { Project } from "../project.ts";
import { projectOn } from "./project-on.ts";
import { leastOrder, misfits, misfitsInCode, order, parsedOrder } from "./samples.ts";

const newest: readonly Compiler[] = ["typescript"];

/** With what each kind of manifest is compiled, and where it is worked: one of zod 3 everywhere. */
const versions = [
  { zod: "zod/v3", manifest: "zod3", checkedBy: compilers, backends: ["embedded", "pg-boss", "bullmq"] },
  { zod: "zod-3.25", manifest: "zod3", checkedBy: newest, backends: ["pg-boss"] },
  { zod: "zod-3.25/v3", manifest: "zod3", checkedBy: newest, backends: ["bullmq"] },
  { zod: "zod/mini", manifest: "mini", checkedBy: newest, backends: ["pg-boss"] },
] as const;

describe.each(versions)("a manifest on $zod", ({ zod, manifest, checkedBy, backends }) => {
  let project: Project;

  beforeAll(async () => {
    project = projectOn(zod, `${manifest}.manifest.ts`);
    const { code, stderr } = await project.run("codegen");
    expect(code, stderr).toBe(0);
  });
  afterAll(() => project[Symbol.dispose]());

  test.each(checkedBy)("has the types that zod infers, under %s", async (compiler) => {
    expect(await compile(compiler, project.folder)).toEqual([]);
  });

  test("has a JSON Schema that takes what zod takes, save for checks in code", () => {
    const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false, strictTuples: false }));
    const validate = ajv.compile(JSON.parse(project.read("generated/schemas/orders.place.schema.json")));
    expect([order, leastOrder].map((sample) => validate(sample))).toEqual([true, true]);
    for (const [change] of misfits)
      expect(validate({ ...order, ...change }), JSON.stringify(change)).toBe(false);
    for (const [change] of misfitsInCode) expect(validate({ ...order, ...change })).toBe(true);
  });

  describe.each(backends)("worked on %s", (kind) => {
    const servers = { databaseUrl: inject("databaseUrl"), redisUrl: inject("redisUrl") };
    let address: Address;
    let backend: Backend;

    beforeAll(async () => {
      address = await newAddress(kind, servers);
      backend = openBackend(address);
    });
    afterAll(async () => {
      await backend.close();
      await removeData(address);
    });

    test("parses a payload once, for the handler, and stores payload and result as given", async () => {
      const { jobs, run } = await connect(project, backend);
      const { id } = await jobs.orders.place.publish(leastOrder);
      const given = { total: "12.50", paid: null };
      const seen = await run("orders.place", given);

      expect(seen).toEqual([parsedOrder]);
      expect(await jobs.orders.place.waitFor(id)).toEqual(given);
      expect(await jobs.orders.place.get(id)).toMatchObject({ payload: leastOrder, result: given });
      expect((await jobs.orders.place.get(id)).result).not.toHaveProperty("currency");
    });

    test("parses a whole payload by code", async () => {
      const { jobs, run } = await connect(project, backend);
      const { id } = await jobs.orders.measure.publish({ from: 1, to: 4 });

      expect(await run("orders.measure", 3)).toEqual([{ length: 3 }]);
      expect(await jobs.orders.measure.waitFor(id)).toBe(3);
    });

    test("refuses a payload that does not fit, with every violation", async () => {
      const { jobs, run } = await connect(project, backend);
      for (const [change, paths] of [...misfits, ...misfitsInCode]) {
        const error = await jobs.orders.place
          .publish({ ...order, ...change })
          .catch((thrown: unknown) => thrown);
        expect(error, JSON.stringify(change)).toMatchObject({ name: "PayloadError" });
        expect(error.violations.map(({ path }: { path: string }) => path).sort()).toEqual([...paths].sort());
      }
      await expect(jobs.orders.measure.publish({ from: 4, to: 1 })).rejects.toMatchObject({
        violations: [{ path: "to", message: "to must be after from" }],
      });
      expect(await run("orders.place", null)).toEqual([]);
    });

    test("fails a job whose result does not fit", async () => {
      const { jobs, run } = await connect(project, backend);
      const { id } = await jobs.orders.place.publish(order);
      await run("orders.place", { total: 12.5, paid: "yes" });

      await expect(jobs.orders.place.waitFor(id)).rejects.toMatchObject({
        error: { name: "ResultError", violations: [{ path: "total" }, { path: "paid" }] },
      });
    });
  });
});

/** The generated client, and a pass of the generated worker whose handlers return `result` and tell what they saw. */
async function connect(project: Project, backend: Backend) {
  const { createJobs, createWorker } = await import(project.path("generated/index.ts"));
  const run = async (job: string, result: unknown): Promise<readonly unknown[]> => {
    const seen: unknown[] = [];
    const handler = ({ payload }: { readonly payload: unknown }): unknown => {
      seen.push(payload);
      return result;
    };
    const handlers = { "orders.place": handler, "orders.measure": handler };
    await createWorker({ backend, handlers, logger: quietLogger }).runOnce({ jobs: [job] });
    return seen;
  };
  return { jobs: createJobs({ backend }), run };
}
