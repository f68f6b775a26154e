import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contract } from "../../schema/contract.ts";
import { compile } from "../types/compile.ts";
import { strictOptions } from "../types/strict-options.ts";
import type { Project } from "./project.ts";
import { config, smallProject } from "./small-project.ts";

const ids = `import * as z from "zod";
export const UserId = z.string().brand<"UserId">();
export const ids = { order: z.int().brand("OrderId"), plain: z.int() } as const;
export const tagged = (of: z.ZodType<string>) => z.object({ tag: of }).brand("Tagged");
export const Plain = z.object({ brand: z.string() });
`;

const states = `import * as z from "zod";
import * as z3 from "zod/v3";
export enum Status { PENDING = "PENDING", DONE = "DONE" }
export enum Level { Low, High }
enum Event { created = "created", paid = "paid" }
const enum Size { small = "small" }
export const status = z.enum(Status).default(Status.PENDING);
export const native = z.nativeEnum(Level);
export const listed = z.enum(Object.values(Status) as [Status, ...Status[]]);
export const created = z.literal(Event.created);
export const either = z.literal([Event.created, Event["paid"]]);
export const size = z.literal(Size.small);
export const status3 = z3.object({ literal: z3.literal(Status.DONE) });
`;

const checked = `import * as z from "zod";
import * as z3 from "zod/v3";
type Hex = \`0x\${string}\`;
function isHex(text: string): text is Hex { return text.startsWith("0x"); }
const startsWith = <const P extends string>(prefix: P) => (text: string): text is \`\${P}\${string}\` => text.startsWith(prefix);
const isLong = (text: string): boolean => text.length > 3;
const isShort: (text: string) => text is "a" | "b" = (text): text is "a" | "b" => text.length === 1;
export const inline = z.string().refine((text): text is Hex => text.startsWith("0x"));
export const named = z.string().refine(isHex);
export const called = z.string().refine((text) => isHex(text), "no hex");
export const made = z.string().refine(startsWith("id-"));
export const typed = z.string().refine(isShort);
export const given = z.string<Hex>();
export const present = z.string().nullable().refine((text) => text !== null);
export const word = z.union([z.string(), z.number()]).refine((value) => typeof value === "string");
export const succeeded = z
  .union([z.object({ ok: z.literal(true), id: z.string() }), z.object({ ok: z.literal(false) })])
  .refine((result) => result.ok);
export const plain = z.object({
  long: z.string().refine(isLong).nonempty(),
  even: z.number().refine((number) => number % 2 === 0),
  known: z.string().refine((text) => ["a", "b"].includes(text) && new Set(["a"]).has(text)),
  repeated: z.object({ one: z.string(), two: z.string() }).refine((form) => form.one === form.two),
  status: z.enum(["PENDING", "DONE"]),
});
export const hex3 = z3.object({ hex: z3.string().refine(isHex) });
export const hexes3 = z3.object({ hex: z3.string().superRefine((text): text is Hex => isHex(text)) });
export const filled3 = z3.object({ lines: z3.array(z3.string()).nonempty() });
export const plain3 = z3.object({ id: z3.string().nonempty(), lines: z3.array(z3.string()).min(1) });
`;

const manifest = `import { defineJob, defineManifest, defineRouter } from "jobwright";
import * as z from "zod";
import * as shared from "./ids.ts";
import { Plain, tagged, UserId as User } from "./ids.ts";
import * as checked from "#lib/checked.ts";
import { created, either, listed, native, size, status, status3 } from "#lib/states.ts";

const { inline, named, called, made, typed, present, word, succeeded } = checked;

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
    defineJob({ name: "status", payload: z.object({ status }) }),
    defineJob({ name: "native", payload: z.object({ native }) }),
    defineJob({ name: "listed", payload: z.object({ listed }) }),
    defineJob({ name: "created", payload: z.object({ created }) }),
    defineJob({ name: "either", payload: z.object({ either }) }),
    defineJob({ name: "size", payload: z.object({ size }) }),
    defineJob({ name: "inline", payload: z.object({ inline }) }),
    defineJob({ name: "named", payload: z.object({ named }) }),
    defineJob({ name: "called", payload: z.object({ called }) }),
    defineJob({ name: "made", payload: z.object({ made }) }),
    defineJob({ name: "typed", payload: z.object({ typed }) }),
    defineJob({ name: "given", payload: z.object({ given: checked.given }) }),
    defineJob({ name: "present", payload: z.object({ present }) }),
    defineJob({ name: "word", payload: z.object({ word }) }),
    defineJob({ name: "succeeded", payload: z.object({ succeeded }) }),
    defineJob({ name: "checked", payload: checked.plain }),
    defineJob({ name: "status3", payload: status3 }),
    defineJob({ name: "hex3", payload: checked.hex3 }),
    defineJob({ name: "hexes3", payload: checked.hexes3 }),
    defineJob({ name: "filled3", payload: checked.filled3 }),
    defineJob({ name: "plain3", payload: checked.plain3 }),
  ],
  routers: [orders],
});
`;

const checks = `import type * as z from "zod";
import type * as z3 from "zod/v3";
import type * as checked from "#lib/checked.ts";
import type * as states from "#lib/states.ts";
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
type Hex = \`0x\${string}\`;
same<Eq<Payload<"status">["status"], z.output<typeof states.status>>>();
export const statusOf = (payload: Payload<"status">): states.Status => payload.status;
same<Eq<Payload<"native">["native"], z.output<typeof states.native>>>();
same<Eq<Payload<"listed">["listed"], z.output<typeof states.listed>>>();
same<Eq<Payload<"created">["created"], z.output<typeof states.created>>>();
same<Eq<Payload<"either">["either"], z.output<typeof states.either>>>();
same<Eq<Payload<"size">["size"], z.output<typeof states.size>>>();
same<Eq<Payload<"inline">["inline"], Hex>>();
same<Eq<Payload<"named">["named"], Hex>>();
same<Eq<Payload<"called">["called"], Hex>>();
same<Eq<Payload<"made">["made"], \`id-\${string}\`>>();
same<Eq<Payload<"typed">["typed"], "a" | "b">>();
same<Eq<Payload<"given">["given"], Hex>>();
same<Eq<Payload<"present">["present"], string>>();
same<Eq<Payload<"word">["word"], string>>();
same<Eq<Payload<"succeeded">["succeeded"], z.output<typeof checked.succeeded>>>();
same<Eq<Payload<"succeeded">["succeeded"]["ok"], true>>();
same<Eq<Payload<"checked">, z.output<typeof checked.plain>>>();
same<Eq<Payload<"status3">, z3.output<typeof states.status3>>>();
same<Eq<Payload<"hex3">["hex"], Hex>>();
same<Eq<Payload<"hexes3">["hex"], Hex>>();
same<Eq<Payload<"filled3">["lines"], [string, ...string[]]>>();
same<Eq<Payload<"plain3">, z3.output<typeof checked.plain3>>>();
same<Eq<JobTypes["user"], string | undefined>>();
same<Eq<JobTypes["rename"], string>>();
same<Eq<Payload<"orders.rename">["user"], string>>();
same<Eq<Payload<"status">["status"], "PENDING" | "DONE">>();
`;

let project: Project;

beforeAll(async () => {
  project = smallProject({
    "jobwright.config.ts": config.replace(
      "{ manifest",
      '{ accept: { SCHEMA_CHECK_IN_CODE: ["*"] }, manifest',
    ),
    "package.json": '{ "type": "module", "imports": { "#lib/*": "./lib/*" } }',
    "ids.ts": ids,
    "lib/states.ts": states,
    "lib/checked.ts": checked,
    "jobs.manifest.ts": manifest,
    "checks/types.ts": `export type { Handlers } from "../generated/handlers.ts";
import type { OrdersRenamePayload, OrdersRenameResult, UserPayload } from "../generated/index.ts";
export interface JobTypes { user: UserPayload["id"]; rename: OrdersRenamePayload["user"] & OrdersRenameResult["user"] }
`,
    "checks/check.ts": checks,
    "tsconfig.json": JSON.stringify({
      // The manifest has enums.
      compilerOptions: { ...strictOptions, erasableSyntaxOnly: false },
      include: ["generated", "handlers", "checks"],
    }),
  });
  expect(await project.run("codegen")).toMatchObject({ code: 0, stderr: "" });
});

afterAll(() => project[Symbol.dispose]());

test("a handler gets a payload's brands, enums and narrowed types, from whatever file; what travels has none", {
  timeout: 180_000,
}, async () => {
  // The last two lines say the opposite of others.
  const lines = checks.trim().split("\n").length;
  expect(await compile("typescript", project.folder)).toEqual([
    `checks/check.ts:${lines - 1}`,
    `checks/check.ts:${lines}`,
  ]);
});

test("only the jobs whose payload has such a type leave it to the compiler", () => {
  const { jobs }: Contract = JSON.parse(project.read("generated/contract.json"));
  const inferred = jobs.filter(({ payload }) => payload.output.kind === "inferred").map(({ name }) => name);
  const others = jobs.map(({ name }) => name).filter((name) => !inferred.includes(name));
  expect(others).toEqual(["checked", "orders.list", "plain", "plain3"]);
  expect(JSON.stringify(jobs.map(({ payload, result }) => [payload.input, result?.input]))).not.toContain(
    "inferred",
  );
});
