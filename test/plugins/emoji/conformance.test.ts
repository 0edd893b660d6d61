import { describeDataStream } from "espalier/testing";
import { EmojiLibrary } from "../../../plugins/emoji/library.ts";
import { emojiStream } from "../../../plugins/emoji/stream-strategy.ts";

const services = [{ token: EmojiLibrary, create: () => EmojiLibrary.open() }];
describeDataStream(emojiStream, [{ services }, { services, options: { steps: 3, imageSize: 16 } }]);
