/** What quicktype's command line does, which quicktype-core leaves out: node quicktype.ts <folder of schemas> <output>. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { requirePeer } from "../install-peers.ts";

interface QuicktypeCore {
  readonly JSONSchemaInput: new (
    store: undefined,
  ) => { readonly addSource: (source: { name: string; schema: string }) => Promise<void> };
  readonly InputData: new () => { readonly addInput: (input: unknown) => void };
  readonly quicktype: (options: object) => Promise<{ readonly lines: readonly string[] }>;
}

const { JSONSchemaInput, InputData, quicktype } = requirePeer<QuicktypeCore>("quicktype-core");
const [folder = "", output = ""] = process.argv.slice(2);
const input = new JSONSchemaInput(undefined);
for (const file of readdirSync(folder).sort())
  await input.addSource({ name: parse(file).name, schema: readFileSync(join(folder, file), "utf8") });
const inputData = new InputData();
inputData.addInput(input);
// Types alone: it would print functions too that check JSON as it is parsed.
const options = { inputData, lang: "typescript", rendererOptions: { "just-types": "true" } };
writeFileSync(output, (await quicktype(options)).lines.join("\n"));
