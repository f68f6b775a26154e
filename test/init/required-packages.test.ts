import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { versions } from "../../generator/init/required-packages.ts";

const { peerDependencies }: { readonly peerDependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("package.json", "utf8"),
);

test.each(Object.entries(peerDependencies))(
  "what init installs of %s is within the peer range %s",
  (name, range) => {
    const wanted = new Map<string, string>(Object.entries(versions)).get(name) ?? "";
    // `~6.7.0` and `12.38.0` stand as they are; `>=8.16 <9` is met by the newest of 8, `>=0.5.16 <0.6` by that of 0.5.
    const lowest = /\d[\d.]*/.exec(range)?.[0] ?? "";
    expect(wanted).not.toBe("");
    expect(range === wanted || `${lowest}.`.startsWith(`${wanted}.`)).toBe(true);
  },
);
