import { definePlugin } from "espalier";
import { EmojiLibrary } from "./library.ts";
import { emojiStream } from "./stream-strategy.ts";
import { emojiTasks } from "./task-strategies.ts";

export { emojiStream, emojiTasks };

export default definePlugin({
  name: "emoji",
  strategies: [emojiStream, ...emojiTasks],
  services: [{ token: EmojiLibrary, create: () => EmojiLibrary.open() }],
});
