import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { run } from "./scratch-project.ts";

/** Packs the package as it would be published; gives the tarball's path. */
export async function pack(folder: string): Promise<string> {
  const packed = await run("npm", ["pack", "--pack-destination", folder], ".");
  expect(packed).toMatchObject({ code: 0 });
  const [name = ""] = (await readdir(folder)).filter((file) => file.endsWith(".tgz"));
  return join(folder, name);
}
