#!/usr/bin/env node
// Nothing heavy, and nothing that an old Node cannot read, is imported before this check.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`jobwright needs Node 22.12 or newer. This is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  const args = process.argv.slice(2);
  const { enableCompileCache } = await import("node:module");
  // What only looks writes nothing, and a cache is something: neither Node's nor jiti's.
  if (["--check", "--dry-run", "--diff"].some((flag) => args.includes(flag)))
    process.env.JITI_FS_CACHE = "false";
  else enableCompileCache();
  const { silenceModuleAdvice } = await import("./cli/module-advice.ts");
  const { watchStandardStreams } = await import("./cli/standard-streams.ts");
  silenceModuleAdvice();
  const streams = watchStandardStreams();
  const { main } = await import("./cli/main.ts");
  const code = await main(args);
  const failure = await streams.flush();
  if (failure) console.error(`jobwright: the output cannot be written: ${failure.message}`);
  // What the manifest imports may hold the process open: a connection, a timer.
  process.exit(failure ? 1 : code);
}
