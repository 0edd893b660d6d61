import { definePlugin } from "espalier";
import { PACKAGES } from "./datasource.ts";
import { EmojiLibrary } from "./library.ts";
import { emojiStream } from "./stream-strategy.ts";
import { emojiTasks } from "./task-strategies.ts";

export { emojiStream, emojiTasks };

export default definePlugin({
  name: "emoji",
  strategies: [emojiStream, ...emojiTasks],
  dataPackages: Object.values(PACKAGES),
  services: [{ token: EmojiLibrary, create: () => EmojiLibrary.open() }],
});
