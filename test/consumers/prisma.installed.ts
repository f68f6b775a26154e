import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fromPrisma } from "jobwright/pg-boss";
import { expect, onTestFinished, test } from "vitest";
import { holdsInTransactionsOf } from "../backends/pg-boss/transactions/in-each-library.ts";
import type { Isolation, Library } from "../backends/pg-boss/transactions/libraries.ts";
import { openShop } from "../backends/pg-boss/transactions/shop.ts";
import { codeBlocks } from "../docs/code-blocks.ts";

// Installed here, and its client made from the schema. That runs no engine, for which any program may stand.
const folder = join(import.meta.dirname, "packages/prisma");
const run = (program: string, ...given: readonly string[]): Buffer =>
  execFileSync(program, given, {
    cwd: folder,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
run(process.execPath, "node_modules/prisma/build/index.js", "generate", "--schema", "schema.prisma");

/** What these tests use of the generated client and its driver, which the project's compiler does not know. */
interface PrismaTransaction {
  $queryRawUnsafe<T>(query: string, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(statement: string): Promise<number>;
}
interface PrismaClient {
  $transaction<T>(
    work: (tx: PrismaTransaction) => Promise<T>,
    options: { readonly isolationLevel: string },
  ): Promise<T>;
  $disconnect(): Promise<void>;
}
type Modules = [
  { readonly PrismaClient: new (options: { readonly adapter: object }) => PrismaClient },
  {
    readonly PrismaPg: new (
      options: { readonly connectionString: string },
      place?: { readonly schema: string },
    ) => object;
  },
];
// The two files are those of the versions in the lock.
const [{ PrismaClient }, { PrismaPg }] = (await Promise.all(
  ["client/client.ts", "node_modules/@prisma/adapter-pg/dist/index.mjs"].map(
    (file) => import(pathToFileURL(join(folder, file)).href),
  ),
)) as Modules;

const isolationLevels: Readonly<Record<Isolation, string>> = {
  "read committed": "ReadCommitted",
  "repeatable read": "RepeatableRead",
  serializable: "Serializable",
};

holdsInTransactionsOf("Prisma", openPrisma);

test("the example of docs/transactions.md publishes with its order", async () => {
  const shop = await openShop();
  await shop.query(`CREATE TABLE ${shop.schemas.boss}."Order" (id text PRIMARY KEY)`);
  const adapter = new PrismaPg({ connectionString: shop.connectionString }, { schema: shop.schema });
  const prisma = new PrismaClient({ adapter });
  onTestFinished(() => prisma.$disconnect());
  const example = codeBlocks("docs/transactions.md").find(({ title }) => title === "with-prisma.ts");
  // A constructor without a name of its own: of functions that may await.
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as typeof Function;
  const placeOrder = AsyncFunction("prisma", "jobs", "fromPrisma", "order", example?.text ?? "");
  await placeOrder(prisma, shop.jobs, fromPrisma, "a");
  await expect(placeOrder(prisma, shop.jobs, fromPrisma, "a")).rejects.toThrow();

  expect(await shop.query(`SELECT id FROM ${shop.schemas.boss}."Order"`)).toEqual([{ id: "a" }]);
  expect(await shop.published()).toEqual(["a"]);
});

function openPrisma(connectionString: string): Library {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  onTestFinished(() => prisma.$disconnect());
  return {
    transaction: (work, isolation = "read committed") =>
      prisma.$transaction(
        (tx) => work({ tx: fromPrisma(tx), execute: (statement) => tx.$executeRawUnsafe(statement) }),
        { isolationLevel: isolationLevels[isolation] },
      ),
  };
}
