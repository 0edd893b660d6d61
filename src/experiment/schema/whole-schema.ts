import { PATH } from "../../json/validator.ts";
import { searchSpaceSchema } from "../../space/search-space-file.ts";
import { experimentSchema } from "./experiment.ts";

const { type: _type, ...space } = searchSpaceSchema;
const { properties } = experimentSchema;

/**
 * Content of an experiment file with an inline search space, for merging and for editors. The validator checks the search
 * space separately, since it may come from another file.
 */
export const wholeSchema = {
  ...experimentSchema,
  properties: { ...properties, searchSpace: { ...space, ...properties.searchSpace, [PATH]: true } },
};
