import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { importDriver } from "../../../runtime/backends/import-driver.ts";
import { MissingPackageError } from "../../../runtime/errors.ts";

test("a missing package is named with the command that installs it", async () => {
  const missing = importDriver("pg-boss", () => Promise.reject(notFound("pg-boss")));

  await expect(missing).rejects.toThrow(MissingPackageError);
  await expect(missing).rejects.toThrow(/"pg-boss", which is not installed\. Run: npm install "pg-boss@/);
});

test("a package that Node itself does not find is missing", async () => {
  const name = "jobwright-no-such-package";
  await expect(importDriver(name, () => import(/* @vite-ignore */ name))).rejects.toThrow(
    `npm install ${name}`,
  );
});

test("a fault inside the package is thrown as it is", async () => {
  for (const fault of [
    new TypeError("broken"),
    notFound("left-pad"),
    notFound("/app/node_modules/pg-boss/x.js"),
  ]) {
    await expect(importDriver("pg-boss", () => Promise.reject(fault))).rejects.toBe(fault);
  }
});

test("the command has the versions that package.json asks for, and what goes with the package", async () => {
  const { peerDependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const command = (name: string) => importDriver(name, () => Promise.reject(notFound(name))).catch(String);

  expect(await command("pg-boss")).toContain(
    `"pg-boss@${peerDependencies["pg-boss"]}" "pg@${peerDependencies.pg}"`,
  );
  expect(await command("ioredis")).toContain(`"bullmq@${peerDependencies.bullmq}"`);
});

function notFound(name: string): Error {
  return Object.assign(new Error(`Cannot find package '${name}' imported from /app/main.js`), {
    code: "ERR_MODULE_NOT_FOUND",
  });
}
