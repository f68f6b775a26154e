import { findPrograms } from "./find-programs.ts";
import { startPostgres } from "./postgres.ts";
import { startRedis } from "./redis.ts";

/** The servers that tests, scripts and benchmarks talk to. */
export interface Servers extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Ends what was started here; a server named by the environment is left alone. */
  stop(): Promise<void>;
}

/**
 * The Postgres and the Redis to use: those of `DATABASE_URL` and `REDIS_URL` where given, else servers of our
 * own, from programs found on the machine or, as root on Debian, installed first. Own servers keep their data
 * in a temporary folder without syncing it to disk: fast, and good for nothing but tests. They end with `stop`,
 * and with this process however it ends.
 *
 * @throws when a program is missing and cannot be installed: the message says what to install
 * @example await using servers = await startServers();
 */
export async function startServers(environment: NodeJS.ProcessEnv = process.env): Promise<Servers> {
  const given = { postgres: environment.DATABASE_URL, redis: environment.REDIS_URL };
  const programs = await findPrograms({ postgres: !given.postgres, redis: !given.redis });
  const started = await Promise.allSettled([
    programs.postgres ? startPostgres(programs.postgres) : undefined,
    programs.redis ? startRedis(programs.redis) : undefined,
  ]);
  const [postgres, redis] = started.map((one) => (one.status === "fulfilled" ? one.value : undefined));
  const stop = async (): Promise<void> => {
    await Promise.all([postgres?.stop(), redis?.stop()]);
  };

  const failure = started.find((one) => one.status === "rejected");
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return {
    databaseUrl: given.postgres || (postgres?.url ?? ""),
    redisUrl: given.redis || (redis?.url ?? ""),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
