import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPackage } from "../build-package.ts";
import { orderContract, orderManifest } from "./order-jobs.ts";

/** A project with the package as it is published, and the programs that are measured in it. */
export interface ProgramFolder {
  readonly folder: string;
  /** The path of a program. */
  program(name: "worker-process" | "publisher-process"): string;
  /** The file of the contract of so many jobs. */
  contract(jobs: number): Promise<string>;
}

/** @param scratch a folder from which the raw libraries are found */
export function programFolder(scratch: string): ProgramFolder {
  const folder = join(scratch, "project");
  const built = join(scratch, "package");
  buildPackage(built);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(built, join(folder, "node_modules/jobwright"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  for (const part of ["programs", "order.ts", "order-schema.ts"]) {
    cpSync(join(import.meta.dirname, part), join(folder, part), { recursive: true });
  }
  return {
    folder,
    program: (name) => join(folder, "programs", `${name}.ts`),
    async contract(jobs) {
      const file = join(folder, `contract-${jobs}.json`);
      writeFileSync(file, JSON.stringify(await orderContract(orderManifest(jobs))));
      return file;
    },
  };
}
