import type { TestProject } from "vitest/node";
import { ensureBuiltPackage } from "../programs/built-package.ts";
import { startServers } from "./start-servers.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly databaseUrl: string;
    readonly redisUrl: string;
  }
}

/** Once before all test files; what it returns runs after the last of them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  ensureBuiltPackage();
  const servers = await startServers();
  provide("databaseUrl", servers.databaseUrl);
  provide("redisUrl", servers.redisUrl);
  return servers.stop;
}
