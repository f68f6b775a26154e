import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, onTestFinished, test } from "vitest";
import { folderRoom } from "../../../runtime/backends/embedded/folder-room.ts";
import { openFolder } from "../../../runtime/backends/embedded/open-folder.ts";
import { BackendError } from "../../../runtime/errors.ts";

test("without room for a new database nothing is made, and the folder can be opened once there is some", {
  timeout: 120_000,
}, async () => {
  const folder = await newFolder();
  let free = 10 * 2 ** 20;
  const room = folderRoom(folder, () => free);

  await expect(openFolder(PGlite, folder, room)).rejects.toThrow(BackendError);
  expect(await readdir(folder)).toEqual([]);
  free *= 10;
  const opened = await openFolder(PGlite, folder, room);
  await opened.close();
});

test("what a failed making of the database left is removed; a database is not, whatever ails it", async () => {
  const folder = await newFolder();
  const room = folderRoom(folder);
  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "data", "base"), "no folder");
  await expect(openFolder(PGlite, folder, room)).rejects.toThrow("PGlite could not open");
  expect(await readdir(folder)).toEqual([]);

  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "data", "PG_VERSION"), "18\n");
  await expect(openFolder(PGlite, folder, room)).rejects.toThrow("move it away");
  expect(await readdir(join(folder, "data"))).toContain("PG_VERSION");
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-open-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
