import { help, readArguments } from "./arguments.ts";
import { demonstrate } from "./demonstrate.ts";

const command = readArguments(process.argv.slice(2));
if (command.kind === "help") {
  process.stdout.write(help);
} else if (command.kind === "refused") {
  process.stderr.write(`${command.reason}\nSee: npm run demo -- --help\n`);
  process.exitCode = 2;
} else {
  process.exitCode = (await demonstrate(command.backend)) ? 0 : 1;
}
