/** A payload of `orders.place` with every property. */
export const order = {
  id: "0b6d1c1e-6f0a-4b0e-9d57-3f5d0d7e5f10",
  email: "ada@example.com",
  count: 2,
  level: null,
  priority: 1,
  target: "shelf",
  labels: { colour: "red" },
  sizes: { s: 1, m: 2 },
  tags: ["a", "b"],
  pair: ["x", 1, true],
  words: "one two",
  even: 4,
  category: { name: "books", children: [{ name: "novels" }] },
  payment: { kind: "card", number: "4242" },
  owner: "ada",
  scores: { known: true, other: 5 },
  open: { known: true, other: "anything" },
  closed: { known: false },
  both: { a: "a", b: 1 },
  amount: "12.5",
  path: ["root"],
  nested: { deep: {} },
};

const { email: _email, count: _count, ...required } = order;

/** The same without what may be left out. */
export const leastOrder = required;

/** What the handler gets of `leastOrder`. */
export const parsedOrder = {
  ...leastOrder,
  count: 1,
  words: ["one", "two"],
  amount: 12.5,
  nested: { deep: { flag: true } },
};

/** Payloads that do not fit, each with the paths that are named. */
export const misfits: readonly (readonly [change: object, paths: readonly string[]])[] = [
  [{ id: "1", count: 0 }, ["id", "count"]],
  [{ level: "middle", priority: "Low", target: "no" }, ["level", "priority", "target"]],
  [{ labels: { colour: 1 }, sizes: { s: "1" } }, ["labels.colour", "sizes.s"]],
  [{ tags: ["a", ""] }, ["tags[1]"]],
  [{ tags: ["a", "b", "c", "d"] }, ["tags"]],
  [{ pair: ["x", "y", 1] }, ["pair[1]", "pair[2]"]],
  [{ category: { name: "a", children: [{ name: "" }] } }, ["category.children[0].name"]],
  [{ payment: { kind: "card", number: "x" } }, ["payment.number"]],
  [{ payment: { kind: "cash", coins: [1, 0] } }, ["payment.coins[1]"]],
  [{ payment: { kind: "credit" } }, ["payment.kind"]],
  [{ scores: { known: true, other: "5" } }, ["scores.other"]],
  [{ closed: { known: true, other: 1 } }, ["closed"]],
  [{ both: { a: 1 } }, ["both.a", "both.b"]],
  [{ path: [1], nested: { deep: { flag: "yes" } } }, ["path[0]", "nested.deep.flag"]],
];

/** Payloads that only code refuses: other languages cannot know. */
export const misfitsInCode: typeof misfits = [
  [{ even: 3 }, ["even"]],
  [{ amount: "-1" }, ["amount"]],
];
