import { PATH } from "../../json/validator.ts";
import { searchSpaceSchema } from "../../space/search-space-file.ts";
import { experimentSchema } from "./experiment.ts";

const { type: _type, ...space } = searchSpaceSchema;
const { properties } = experimentSchema;

/**
 * What an experiment file holds, an inline search space included, for merging and for editors. The validator has the
 * schema of a search space apart, since a space may also come from a file of its own.
 */
export const wholeSchema = {
  ...experimentSchema,
  properties: { ...properties, searchSpace: { ...space, ...properties.searchSpace, [PATH]: true } },
};
