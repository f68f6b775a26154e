import { tmpdir } from "node:os";
import { PGlite } from "@electric-sql/pglite";
import { fromPglite } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderRoom } from "../../../runtime/backends/embedded/folder-room.ts";
import { inMemory, pgliteDatabase } from "../../../runtime/backends/embedded/pglite-database.ts";
import { Database } from "../../../runtime/backends/pg-boss/database.ts";
import { BackendError } from "../../../runtime/errors.ts";

const megabyte = 2 ** 20;
let free: number | undefined;
const folder = tmpdir();
const room = folderRoom(folder, () => free);
let pglite: PGlite;
let database: Database;

beforeAll(async () => {
  pglite = await PGlite.create("memory://");
  database = new Database(pgliteDatabase(fromPglite, pglite, { ...inMemory, requireRoom: room.requireFor }));
  await database.execute("CREATE TABLE stored (text text)");
});
afterAll(() => pglite.close());

test("a disk that is nearly full is named with what it needs, before anything is written", async () => {
  free = 5 * megabyte;
  const refusal = await insert("a").catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(BackendError);
  expect(String(refusal)).toContain(
    `The folder ${folder} cannot be written: 32 MB are needed on its disk, of which 5 MB are free.`,
  );
  expect(String(refusal)).toContain("check its rights and the space on its disk");
  await expect(inTransaction("b")).rejects.toThrow("cannot be written");
  free = 100 * megabyte;
  expect(await stored()).toEqual([]);
});

test("once there is room, work goes on with the same database", async () => {
  free = 0;
  await expect(insert("c")).rejects.toThrow("cannot be written");
  free = 100 * megabyte;
  await insert("c");
  await inTransaction("d");

  expect(await stored()).toEqual(["c", "d"]);
});

test("a disk that fills up within a transaction rolls that back", async () => {
  free = 100 * megabyte;
  const before = await stored();
  const filling = database.transaction(async (transaction) => {
    await transaction.query("INSERT INTO stored VALUES ($1)", ["e"]);
    free = 0;
    await transaction.query("INSERT INTO stored VALUES ($1)", ["f"]);
  });

  await expect(filling).rejects.toThrow(BackendError);
  free = 100 * megabyte;
  expect(await stored()).toEqual(before);
});

test("the more a statement writes, the more room it needs", async () => {
  free = 60 * megabyte;
  await insert("small");
  await expect(insert("x".repeat(10 * megabyte))).rejects.toThrow("of which 60 MB are free");
});

test("a system that does not tell what is free refuses nothing", () => {
  expect(() => folderRoom(folder, () => undefined).requireToOpen(true)).not.toThrow();
});

function insert(text: string): Promise<readonly unknown[]> {
  return database.query("INSERT INTO stored VALUES ($1)", [text]);
}

function inTransaction(text: string): Promise<void> {
  return database.transaction(
    async (transaction) => void (await transaction.query("INSERT INTO stored VALUES ($1)", [text])),
  );
}

async function stored(): Promise<readonly string[]> {
  const rows = await database.query<{ readonly text: string }>("SELECT text FROM stored ORDER BY text");
  return rows.map(({ text }) => text);
}
