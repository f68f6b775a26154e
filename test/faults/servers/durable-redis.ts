import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findPrograms } from "../../servers/find-programs.ts";
import { freePort } from "../../servers/free-port.ts";
import { dataFolder, type RestartableServer, restartableServer } from "./restartable-server.ts";

/** A Redis that appends each change to a file, and syncs that as `fsync` says. */
export async function durableRedis(fsync: "always" | "everysec"): Promise<RestartableServer> {
  return ownRedis(`--appendonly yes --appendfsync ${fsync}`);
}

/** A Redis of a test's own. */
export async function ownRedis(options = ""): Promise<RestartableServer> {
  const { redis } = await findPrograms({ postgres: false, redis: true });
  const folder = await dataFolder(undefined);
  const port = await freePort();
  const pidFile = join(folder, "pid");
  return restartableServer(
    `redis://127.0.0.1:${port}`,
    {
      command: `exec '${redis}' --port ${port} --bind 127.0.0.1 --dir '${folder}' --pidfile '${pidFile}' --save '' ${options}`,
      readyText: "Ready to accept connections",
    },
    async () => Number(await readFile(pidFile, "utf8")),
  );
}
