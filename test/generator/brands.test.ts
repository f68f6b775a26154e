import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../../schema/contract.ts";
import { compile } from "../types/compile.ts";
import type { Project } from "./project.ts";
import { smallProject } from "./small-project.ts";

const ids = `import * as z from "zod";
export const UserId = z.string().brand<"UserId">();
export const ids = { order: z.int().brand("OrderId"), plain: z.int() } as const;
export const tagged = (of: z.ZodType<string>) => z.object({ tag: of }).brand("Tagged");
export const Plain = z.object({ brand: z.string() });
`;

const manifest = `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";
import * as shared from "./ids.ts";
import { Plain, tagged, UserId as User } from "./ids.ts";

const dated = <const N extends string, S extends z.ZodType>(name: N, id: S) =>
  defineJob({ name, payload: z.object({ id, plain: Plain }) });
const rename = defineJob({
  payload: z.object({ user: User, name: z.string().default("") }),
  result: z.object({ user: User }),
});
const orders = defineRouter({
  namespace: "orders",
  jobs: {
    ship: defineJob({ payload: z.object({ lines: z.array(z.object({ order: shared.ids.order })) }) }),
    list: defineJob({ payload: z.object({ plain: shared.ids.plain, brand: z.string() }) }),
    rename,
  },
});
export default defineManifest({
  name: "shop",
  jobs: [
    dated("user", User.optional()),
    dated("plain", z.string()),
    defineJob({ name: "tagged", payload: tagged(z.string()) }),
  ],
  routers: [orders],
});
`;

const checks = `import type * as z from "zod";
import type { ids, tagged, UserId } from "../ids.ts";
import type { Handlers, JobTypes } from "./types.ts";

type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<T extends true>(): T;
type Payload<Name extends keyof Handlers> = Parameters<Handlers[Name]>[0]["payload"];
type UserId = z.output<typeof UserId>;

same<Eq<Payload<"orders.rename">["user"], UserId>>();
same<Eq<Payload<"orders.rename">["name"], string>>();
same<Eq<Payload<"orders.ship">["lines"][number]["order"], z.output<typeof ids.order>>>();
same<Eq<Payload<"user">["id"], UserId | undefined>>();
same<Eq<Payload<"tagged">, z.output<ReturnType<typeof tagged>>>>();
same<Eq<Payload<"plain">["id"], string>>();
same<Eq<JobTypes["user"], string | undefined>>();
same<Eq<JobTypes["rename"], string>>();
same<Eq<Payload<"orders.rename">["user"], string>>();
`;

let project: Project;

beforeAll(async () => {
  project = smallProject({
    "ids.ts": ids,
    "jobs.manifest.ts": manifest,
    "checks/types.ts": `export type { Handlers } from "../generated/handlers.ts";
import type { OrdersRenamePayload, OrdersRenameResult, UserPayload } from "../generated/index.ts";
export interface JobTypes { user: UserPayload["id"]; rename: OrdersRenamePayload["user"] & OrdersRenameResult["user"] }
`,
    "checks/check.ts": checks,
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        target: "es2023",
        lib: ["es2024", "esnext.disposable"],
        module: "nodenext",
        types: ["node"],
        customConditions: ["@jobwright/source"],
        strict: true,
        exactOptionalPropertyTypes: true,
        allowImportingTsExtensions: true,
        noEmit: true,
        skipLibCheck: true,
      },
      include: ["generated", "handlers", "checks"],
    }),
  });
  expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
});

afterAll(() => project[Symbol.dispose]());

test("a handler gets a payload's brands, from whatever file; what travels has none", {
  timeout: 180_000,
}, async () => {
  // The last line says the opposite of the first one.
  expect(await compile("typescript", project.folder)).toEqual([
    `checks/check.ts:${checks.trim().split("\n").length}`,
  ]);
});

test("only the jobs whose payload is made with a brand leave their types to the compiler", () => {
  const { jobs }: Contract = JSON.parse(project.read("generated/contract.json"));
  const inferred = jobs.filter(({ payload }) => payload.output.kind === "inferred").map(({ name }) => name);
  expect(inferred).toEqual(["orders.rename", "orders.ship", "tagged", "user"]);
  expect(JSON.stringify(jobs.map(({ payload, result }) => [payload.input, result?.input]))).not.toContain(
    "inferred",
  );
});
