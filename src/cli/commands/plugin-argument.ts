/** The repeatable flag `--plugin`. */
export const PLUGIN_ARGUMENT = {
  type: "string",
  array: true,
  nargs: 1,
  default: [],
  describe: "Further plug-in, by package name or path; repeatable",
} as const;
