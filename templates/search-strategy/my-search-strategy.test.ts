import { describeSearchStrategy } from "espalier/testing";
import { mySearchStrategy } from "./my-search-strategy.ts";

describeSearchStrategy(mySearchStrategy, [
  {},
  { options: { exploration: 0 } },
  { options: { exploration: 1 } },
]);
