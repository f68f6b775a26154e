#!/usr/bin/env node
// Nothing heavy, and nothing that an old Node cannot read, is imported before this check.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`jobwright needs Node 22.12 or newer. This is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  const { silenceModuleAdvice } = await import("./cli/module-advice.ts");
  silenceModuleAdvice();
  const { main } = await import("./cli/main.ts");
  process.exitCode = await main(process.argv.slice(2));
  // What the manifest imports may hold the process open: a connection, a timer.
  const written = [process.stdout, process.stderr].map(
    (stream) => new Promise<void>((done) => stream.write("", () => done())),
  );
  await Promise.all(written);
  process.exit();
}
