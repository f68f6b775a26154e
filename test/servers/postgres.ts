import { readFileSync } from "node:fs";
import { type ChildServer, type Owner, startChildServer } from "./child-server.ts";
import { freePort } from "./free-port.ts";

/** Starts an empty Postgres from the programs in `folder`. It syncs nothing to disk. */
export async function startPostgres(folder: string): Promise<ChildServer & { readonly url: string }> {
  const port = await freePort();
  const server = await startChildServer({
    command: `
      '${folder}/initdb' -D data -U jobwright -A trust -E UTF8 --locale=C --no-sync >initdb.log 2>&1 ||
        { cat initdb.log; exit 1; }
      exec '${folder}/postgres' -D data -p ${port} -h 127.0.0.1 -k '' ${settings.map((one) => `-c ${one}`).join(" ")}`,
    readyText: "ready to accept connections",
    owner: ordinaryUser(),
  });
  return { ...server, url: `postgres://jobwright@127.0.0.1:${port}/postgres` };
}

const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"];

/** Postgres refuses to run as root; undefined where we are somebody else. */
export function ordinaryUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].map((name) => users.find((fields) => fields[0] === name)).find(Boolean);
  if (!user) throw new Error("Postgres does not run as root, and there is no user `postgres` or `nobody`.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
