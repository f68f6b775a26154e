import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../conformance/until.ts";
import { codeBlocks } from "../docs/code-blocks.ts";
import { pack } from "../docs/pack.ts";
import { run } from "../docs/scratch-project.ts";
import { freePort } from "../servers/free-port.ts";

/** The project of the quick start, and what docs/deployment.md adds to it for Next.js. */
const chosen = [
  ...codeBlocks("README.md").filter(({ title, remark }) => remark === "" && title?.endsWith(".ts")),
  ...codeBlocks("docs/deployment.md").filter(({ section }) => section === "Next.js"),
].flatMap(({ title, text }) => (title === undefined ? [] : [[title, text] as const]));
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(chosen.filter(([title]) => !["publish.ts", "worker.ts"].includes(title))),
  "app/layout.tsx": `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.tsx": "export default function Page() {\n  return <p>shop</p>;\n}\n",
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "es2022",
      lib: ["dom", "esnext"],
      module: "esnext",
      moduleResolution: "bundler",
      strict: true,
      noEmit: true,
      jsx: "react-jsx",
      isolatedModules: true,
      skipLibCheck: true,
    },
    include: ["app", "generated", "next.config.ts"],
  }),
};

const packages = [
  ...["zod", "pg-boss@12.38.0", "pg", "@electric-sql/pglite@0.5"],
  ...["next@16.4.6", "react@19.3.1", "react-dom@19.3.1"],
  ...["typescript@5.9.3", "@types/node@22", "@types/react@19"],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobwright-next-"));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  await writeFile(join(folder, "package.json"), '{ "name": "shop", "private": true }\n');
  await succeeds("npm", "install", "--no-audit", "--no-fund", await pack(folder), ...packages);
  await succeeds("npx", "jobwright", "codegen");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(["webpack", "turbopack"])("next build with %s", (bundler) => {
  let server: ChildProcess;
  let address: string;
  beforeAll(async () => {
    await rm(join(folder, ".next"), { recursive: true, force: true });
    await succeeds("npx", "next", "build", `--${bundler}`);
    const port = `${await freePort()}`;
    address = `http://127.0.0.1:${port}`;
    server = spawn(process.execPath, [join(folder, "node_modules/next/dist/bin/next"), "start", "-p", port], {
      cwd: folder,
      stdio: "ignore",
    });
    await until(
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 120_000 },
    );
  });
  afterAll(async () => {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "close");
  });

  test("makes a route handler that publishes, and refuses a wrong payload", async () => {
    const post = (body: object) =>
      fetch(`${address}/api/welcome`, { method: "POST", body: JSON.stringify(body) });
    const published = await post({ userId: "u1", email: "ada@example.com", name: "Ada" });
    expect(published.status).toBe(202);
    expect(await published.json()).toEqual({ id: expect.any(String), deduplicated: false });
    const refused = await post({ userId: "u1", email: "ada@example.com" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual([{ path: "name", message: expect.any(String) }]);
  });

  test("puts no handler into what it makes", async () => {
    const built = await readdir(join(folder, ".next/server"), { recursive: true });
    const scripts = built.filter((file) => file.endsWith(".js"));
    const texts = await Promise.all(
      scripts.map((file) => readFile(join(folder, ".next/server", file), "utf8")),
    );
    expect(texts.some((text) => text.includes("emails.sendWelcomeEmail"))).toBe(true);
    expect(texts.filter((text) => text.includes("outbox.txt"))).toEqual([]);
  });
});

async function succeeds(program: string, ...given: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(program, given, folder);
  expect(code, `${program} ${given.join(" ")}\n${stdout}${stderr}`).toBe(0);
}
