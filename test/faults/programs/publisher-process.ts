import { openBackend } from "../../conformance/backends.ts";
import { publishOnAndOn } from "./publish-on-and-on.ts";
import { endWithParent, fallSilent } from "./said.ts";
import type { PublisherSettings } from "./settings.ts";

// Publishes numbers until it is told to stop.
endWithParent();
const settings: PublisherSettings = JSON.parse(process.argv[2] ?? "");
const backend = openBackend(settings.address);
await publishOnAndOn(backend, settings);
await backend.close();
fallSilent();
