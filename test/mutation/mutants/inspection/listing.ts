import type { listing as behaviours } from "../../../conformance/behaviours/inspection/listing.ts";
import { listing } from "../../broken-backend.ts";
import { broken, type MutantsOf } from "../../mutant.ts";

const reversed = listing((jobs) => jobs.toReversed());

export const listingMutants: MutantsOf<typeof behaviours> = {
  "list: list gives the jobs of one state, each as get gives it": broken(
    "list leaves the attempts out",
    listing((jobs) => jobs.map((job) => ({ ...job, attempt: 0 }))),
  ),
  "list: waiting jobs are listed in the order in which they run": broken("each page is reversed", reversed),
  "list: delayed jobs are listed the soonest first": broken("each page is reversed", reversed),
  "list: active jobs are listed the earliest started first": broken("each page is reversed", reversed),
  "list: ended jobs are listed the latest ended first": broken(
    "lists begin with the earliest",
    listing((jobs, { after }) => (after === undefined ? [] : jobs)),
  ),
};
