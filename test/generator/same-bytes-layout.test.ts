import { expect, test } from "vitest";
import { rerooted } from "../../generator/rerooted.ts";
import { importPath, type Layout } from "../../templates/layout.ts";

const plain: Layout = {
  manifest: "/home/me/shop/jobs.manifest.ts",
  client: "/home/me/shop/generated",
  worker: "/home/me/shop/generated",
  handlers: "/home/me/shop/src/handlers",
  context: null,
  importExtension: ".ts",
};

const workspace: Layout = {
  ...plain,
  manifest: "/home/me/shop/packages/jobs/src/index.ts",
  client: "/home/me/shop/packages/client/src",
  worker: "/home/me/shop/packages/worker/src/generated",
  context: "/home/me/shop/packages/worker/src/context.ts",
  packages: {
    homes: [
      { folder: "/home/me/shop", importExtension: ".js" },
      { folder: "/home/me/shop/packages/client", importExtension: "" },
    ],
    specifiers: new Map([["/home/me/shop/packages/jobs/src/index.ts", "@shop/jobs"]]),
  },
};

const layouts: Readonly<Record<string, Layout>> = {
  "a project": plain,
  "a workspace": workspace,
  "the root of a disk": { ...plain, handlers: "/handlers" },
  "folders that begin alike": { ...plain, handlers: "/home/me/shop-handlers" },
  "one disk of Windows": {
    ...plain,
    manifest: "C:/shop/jobs.ts",
    client: "C:/shop/out",
    worker: "C:/shop/out",
    handlers: null,
  },
  "two disks of Windows": {
    ...plain,
    manifest: "C:/jobs.ts",
    client: "D:/out",
    worker: "D:/out",
    handlers: null,
  },
};

test.each(Object.entries(layouts))("imports are the same within %s and below its root alone", (_, layout) => {
  const root = rerooted(layout);
  const froms = [`client`, `worker`] as const;
  const tos = ["manifest", "client", "worker", "handlers", "context"] as const;
  for (const from of froms) {
    for (const to of tos) {
      const there = layout[to];
      if (there === null) continue;
      const expected = importPath(`${layout[from]}/index.ts`, there, layout);
      expect(importPath(`${root[from]}/index.ts`, root[to] ?? "", root), `${from} to ${to}`).toBe(expected);
    }
  }
});

test("nothing of the folders above is left", () => {
  expect(rerooted(plain)).toEqual({
    manifest: "/jobs.manifest.ts",
    client: "/generated",
    worker: "/generated",
    handlers: "/src/handlers",
    context: null,
    importExtension: ".ts",
  });
  expect(
    JSON.stringify([rerooted(workspace), [...(rerooted(workspace).packages?.specifiers ?? [])]]),
  ).not.toContain("/home");
});
