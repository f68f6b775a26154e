// Loaded into each Node process of a measured command: adds the process's largest size, in kB, to a file at its end.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  appendFileSync(process.env.BENCH_MEMORY_FILE, `${process.resourceUsage().maxRSS}\n`);
});
