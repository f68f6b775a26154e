import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fromPrisma } from "jobwright/pg-boss";
import { onTestFinished } from "vitest";
import { holdsInTransactionsOf } from "../backends/pg-boss/transactions/in-each-library.ts";
import type { Isolation, Library } from "../backends/pg-boss/transactions/libraries.ts";

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
  { readonly PrismaPg: new (options: { readonly connectionString: string }) => object },
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
