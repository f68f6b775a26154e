import { describe, expect, test } from "vitest";
import { createProject } from "../generator/project.ts";
import { atTerminal, down, enter, interrupt } from "./terminal.ts";

const dependencies = { jobwright: "*", zod: "*", bullmq: "*", ioredis: "*" };
const packageJson = `${JSON.stringify({ name: "shop", type: "module", dependencies }, null, 2)}\n`;

describe("jobwright init at a terminal", { timeout: 60_000 }, () => {
  test("asks for folder, backend and CI, shows the changes, and writes what was chosen", async () => {
    using project = createProject({ "package.json": packageJson, "jobs/worker.ts": "" });
    const { code, screen } = await atTerminal(
      project.folder,
      ["init"],
      [
        ["Where do the jobs go?", enter],
        ["There is jobs/worker.ts already.", `\u0015queue${enter}`],
        ["Where are jobs kept?", down + down + enter],
        ["with GitHub Actions?", `n`],
        ["Write this?", down + enter],
        // The question is drawn once more with its answer: the next one comes behind the files.
        ["export const backend = bullmq(", ""],
        ["Write this?", enter],
        ["Install what is missing now?", "n"],
      ],
    );
    expect({ code, screen }).toMatchObject({ code: 0 });
    expect(screen).toContain("create queue/jobs.manifest.ts");
    // In full, as was asked for.
    expect(screen).toContain("export const backend = bullmq({ connection: REDIS_URL");
    expect(project.read("queue/backend.ts")).toContain("jobwright/bullmq");
    expect(project.exists("queue/generated/client.ts")).toBe(true);
    expect(project.exists(".github")).toBe(false);
  });

  test.each([
    ["at a question", [["Where are jobs kept?", interrupt]]],
    [
      "at the last question",
      [
        ["Where are jobs kept?", enter],
        ["Write this?", interrupt],
      ],
    ],
    [
      "by answering no",
      [
        ["Where are jobs kept?", enter],
        ["Write this?", down + down + enter],
      ],
    ],
  ] as const)(
    "changes nothing when it is cancelled %s, and ends as an interrupt does",
    async (_, answers) => {
      using project = createProject({ "package.json": packageJson });
      const { code, screen } = await atTerminal(
        project.folder,
        ["init", "--dir", "jobs", "--no-ci"],
        answers,
      );
      expect({ code, screen }).toMatchObject({ code: 130 });
      expect(screen).toContain("Cancelled. Nothing was changed.");
      expect(project.files()).toEqual(["package.json"]);
    },
  );

  test("asks nothing with --yes", async () => {
    using project = createProject({ "package.json": packageJson });
    const { code } = await atTerminal(project.folder, ["init", "--yes", "--no-install"], []);
    expect(code).toBe(0);
    expect(project.read("jobs/backend.ts")).toContain("jobwright/embedded");
  });
});
