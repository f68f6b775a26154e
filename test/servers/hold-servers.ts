import { startServers } from "./start-servers.ts";

// Starts servers of its own, prints their URLs and waits to be killed: for the test that nothing is left.
const { databaseUrl, redisUrl } = await startServers({});
console.log(databaseUrl, redisUrl);
