const group = "[0-9a-fA-F]{1,4}";
const byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
/** The last two groups, which may be written as an IPv4 address. */
const tail = `(?:${group}:${group}|(?:${byte}\\.){3}${byte})`;

/** The forms of RFC 3986 by how many groups stand behind the `::`, which zod and the URL standard take as well. */
const address = [
  `(?:${group}:){6}${tail}`,
  `::(?:${group}:){5}${tail}`,
  `(?:${group})?::(?:${group}:){4}${tail}`,
  `(?:(?:${group}:){0,1}${group})?::(?:${group}:){3}${tail}`,
  `(?:(?:${group}:){0,2}${group})?::(?:${group}:){2}${tail}`,
  `(?:(?:${group}:){0,3}${group})?::${group}:${tail}`,
  `(?:(?:${group}:){0,4}${group})?::${tail}`,
  `(?:(?:${group}:){0,5}${group})?::${group}`,
  `(?:(?:${group}:){0,6}${group})?::`,
].join("|");

/** What `z.ipv6()` takes; zod's own pattern, which it does not use, lacks the forms that end in an IPv4 address. */
export const ipv6Pattern = `^(?:${address})$`;

/** What `z.cidrv6()` takes. */
export const ipv6CidrPattern = `^(?:${address})/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])$`;
