import type { paging as behaviours } from "../../../conformance/behaviours/inspection/paging.ts";
import { inspecting, listing } from "../../broken-backend.ts";
import { broken, type MutantsOf, patched } from "../../mutant.ts";

const options = "runtime/publisher/job-inspection.ts";

/** Pages that begin at the so many-th job, whatever became of those before. */
const byOffset = inspecting(({ list }) => ({
  async list(name, { state, limit, after = "0" }) {
    const { jobs } = await list(name, { state, limit: 1_000 });
    const end = Number(after) + limit;
    return { jobs: jobs.slice(Number(after), end), next: end < jobs.length ? `${end}` : undefined };
  },
}));

export const pagingMutants: MutantsOf<typeof behaviours> = {
  "list: the pages of a list hold each of 250 jobs once": broken(
    "each page but the first leaves out a job",
    listing((jobs, { after }) => (after === undefined ? jobs : jobs.slice(1))),
  ),
  "list: a list that is exactly one page long has no next": broken(
    "a full page always has a next",
    inspecting(({ list }) => ({
      async list(name, request) {
        const { jobs, next } = await list(name, request);
        return { jobs, next: jobs.length === request.limit ? (next ?? "more") : next };
      },
    })),
  ),
  "list: paging passes over no waiting job that stays, while others come and go": broken(
    "pages go by their offset",
    byOffset,
  ),
  "list: paging passes over no delayed job that stays, while others come and go": broken(
    "pages go by their offset",
    byOffset,
  ),
  "list: paging passes over no ended job that stays, while others are retried": broken(
    "pages go by their offset",
    byOffset,
  ),
  "list: a page holds 50 jobs where no limit is given, and up to 1,000": patched(
    "the default is another",
    options,
    "const defaultLimit = 50;",
    "const defaultLimit = 40;",
  ),
  "list: a limit out of range, an unknown state and an unknown option are refused": patched(
    "limits have no upper bound",
    options,
    "limit > largestLimit",
    "limit === Infinity",
  ),
  "list: an after that is no page's next, or that of another state, is refused": broken(
    "after is read by nobody",
    inspecting(({ list }) => ({
      list: (name, { state, limit }) => list(name, { state, limit }),
    })),
  ),
};
