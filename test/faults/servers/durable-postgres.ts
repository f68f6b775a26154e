import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPrograms } from "../../servers/find-programs.ts";
import { freePort } from "../../servers/free-port.ts";
import { ordinaryUser } from "../../servers/postgres.ts";
import { dataFolder, type RestartableServer, restartableServer } from "./restartable-server.ts";

/** A Postgres as it is by default: what is committed is on the disk. */
export async function durablePostgres(settings: readonly string[] = []): Promise<RestartableServer> {
  const { postgres } = await findPrograms({ postgres: true, redis: false });
  const programs = postgres ?? "";
  const owner = ordinaryUser();
  const folder = await dataFolder(owner);
  const data = join(folder, "data");
  const setup = ["-D", data, "-U", "jobwright", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(join(programs, "initdb"), setup, { ...owner, cwd: folder });
  const port = await freePort();
  const options = settings.map((one) => `-c ${one}`).join(" ");
  return restartableServer(
    `postgres://jobwright@127.0.0.1:${port}/postgres`,
    {
      command: `exec '${programs}/postgres' -D '${data}' -p ${port} -h 127.0.0.1 -k '' ${options}`,
      readyText: "ready to accept connections",
      owner,
    },
    async () => Number((await readFile(join(data, "postmaster.pid"), "utf8")).split("\n")[0]),
  );
}
