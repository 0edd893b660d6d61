import { definePlugin } from "espalier";
import { EmojiLibrary } from "./library.ts";
import { emojiStream } from "./stream-strategy.ts";

export default definePlugin({
  name: "emoji",
  strategies: [emojiStream],
  services: [{ token: EmojiLibrary, create: () => EmojiLibrary.open() }],
});
