import { expect, test } from "vitest";
import { matchNames } from "../../runtime/worker/name-patterns.ts";

const names = ["emails.digest", "emails.welcome", "emailsArchive.pack", "rebuild"];

test("a pattern is a name, all of a router, or everything", () => {
  expect(matchNames(names, ["rebuild", "emails.*"])).toEqual(["emails.digest", "emails.welcome", "rebuild"]);
  expect(matchNames(names, ["*"])).toEqual(names);
});

test("a pattern that matches nothing is refused, and says what there is", () => {
  expect(() => matchNames(names, ["emails.welcom"])).toThrow(/emails\.welcom.*emails\.welcome/);
  expect(() => matchNames(names, ["email.*"])).toThrow("email.*");
});
