import { definePlugin } from "espalier";
import { ADDRESSES_PACKAGE } from "./addresses.ts";
import { language } from "./language.ts";
import { nextToken } from "./next-token.ts";
import { startTextFiles } from "./start-text-files.ts";
import { stateOfTheUnion } from "./state-of-the-union.ts";
import { bitsPerByte, nextByteAccuracy } from "./task-strategies.ts";
import { TestTexts } from "./test-texts.ts";
import { textFiles } from "./text-files.ts";

export { language, nextToken, stateOfTheUnion, textFiles, bitsPerByte, nextByteAccuracy };

/** A language model over bytes, texts that arrive over time, and its tasks. */
export default definePlugin({
  name: "language",
  strategies: [language, nextToken, stateOfTheUnion, textFiles, bitsPerByte, nextByteAccuracy],
  dataPackages: [ADDRESSES_PACKAGE],
  starters: [startTextFiles],
  services: [{ token: TestTexts, create: () => new TestTexts() }],
});
