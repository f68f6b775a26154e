import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockFolder } from "../../../runtime/backends/embedded/folder-lock.ts";

test("a folder is one process's at a time", async () => {
  const folder = await newFolder();
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  onTestFinished(() => void other.kill());
  await writeFile(join(folder, "lock"), `${other.pid}`);

  await expect(lockFolder(folder)).rejects.toThrow(
    `The folder ${folder} is in use by process ${other.pid}. One process at a time can open it`,
  );
  expect(existsSync(join(folder, "lock"))).toBe(true);
});

test("a folder is opened once in a process", async () => {
  const folder = await newFolder();
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow("in use by this process");
  await unlock();

  await (await lockFolder(folder))();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("the lock of a dead process is taken over", async () => {
  const folder = await newFolder();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  await writeFile(join(folder, "lock"), `${pid}`);

  await (await lockFolder(folder))();
});

test("a lock left by an earlier process with our pid is taken over, as in a container that restarts", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "lock"), `${process.pid}`);

  await (await lockFolder(folder))();
});

test("a lock that a crash left empty is taken over", async () => {
  const folder = await newFolder();
  await writeFile(join(folder, "lock"), "");

  await (await lockFolder(folder))();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jobwright-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
