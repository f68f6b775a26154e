// Runs on any Node: says plainly when it is too old, before something obscure does.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Jobwright's scripts need Node 22.18 or newer; this is ${process.version} (${process.execPath}).\n` +
      "`npm ci` installs the right one for scripts run by npm: run it without --omit=dev and --omit=optional.",
  );
  process.exit(1);
}
