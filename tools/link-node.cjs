// Puts the pinned Node first on the path of this repository's scripts. npm 11 and newer have done so already;
// npm 10 removes the link together with the other platforms' packages, which it leaves out.
const { existsSync, symlinkSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");

const { optionalDependencies } = require("./node/package.json");
const bin = join(__dirname, "../node_modules/.bin");
const link = join(bin, "node");

if (existsSync(bin) && !existsSync(link)) {
  for (const name of Object.keys(optionalDependencies)) {
    const node = join(__dirname, "../node_modules", name, "bin/node");
    if (existsSync(dirname(node))) symlinkSync(relative(bin, node), link);
  }
}
