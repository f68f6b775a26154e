import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebianPackages } from "./debian-packages.ts";

/** Where the server programs are; undefined where none was asked for. */
export interface Programs {
  /** The folder that holds `initdb` and `postgres`. */
  readonly postgres: string | undefined;
  /** The program itself. */
  readonly redis: string | undefined;
}

/** Finds the programs asked for, and installs what is missing where that can be done. */
export async function findPrograms(wanted: {
  readonly postgres: boolean;
  readonly redis: boolean;
}): Promise<Programs> {
  const missing = [
    ...(wanted.postgres && !findPostgres() ? ["postgresql"] : []),
    ...(wanted.redis && !findRedis() ? ["redis-server"] : []),
  ];
  if (missing.length > 0) await installDebianPackages(missing, "set DATABASE_URL and REDIS_URL");

  const postgres = wanted.postgres ? findPostgres() : undefined;
  const redis = wanted.redis ? findRedis() : undefined;
  if (wanted.postgres && !postgres) {
    throw new Error(
      "No Postgres found. Install one so that `initdb` and `postgres` are on the PATH, or set DATABASE_URL.",
    );
  }
  if (wanted.redis && !redis) {
    throw new Error("No Redis found. Install redis-server or valkey-server, or set REDIS_URL.");
  }
  return { postgres, redis };
}

function findPostgres(): string | undefined {
  return [...pathFolders(), ...debianPostgresFolders()].find((folder) =>
    ["initdb", "postgres"].every((program) => existsSync(join(folder, program))),
  );
}

function findRedis(): string | undefined {
  return pathFolders()
    .flatMap((folder) => ["redis-server", "valkey-server"].map((program) => join(folder, program)))
    .find((program) => existsSync(program));
}

function pathFolders(): readonly string[] {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
}

/** Debian keeps the server's programs off the PATH, in a folder per major version; the newest first. */
function debianPostgresFolders(): readonly string[] {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, "bin"));
}
