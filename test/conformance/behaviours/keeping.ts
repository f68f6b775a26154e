import { expect } from "vitest";
import type { Behaviours } from "../stage.ts";
import { until } from "../until.ts";

/** How long jobs stay readable. */
export const keeping = {
  "keep: keep 0 removes a completed job at its end": async ({ jobs, work }) => {
    const { id } = await jobs["unkept-job"].publish({});
    expect(await jobs["unkept-job"].get(id)).toMatchObject({ state: "waiting" });
    let ran = false;
    await work({
      "unkept-job": () => {
        ran = true;
        return null;
      },
    });

    await until(async () => ran && (await jobs["unkept-job"].get(id)) === undefined);
  },

  "keep: keep 0 removes a failed job at its end": async ({ jobs, work }) => {
    const { id } = await jobs["unkept-job"].publish({});
    let ran = false;
    await work({
      "unkept-job": () => {
        ran = true;
        throw new Error("gone with me");
      },
    });

    await until(async () => ran && (await jobs["unkept-job"].get(id)) === undefined);
  },
} satisfies Behaviours;
