import { WORD } from "espalier/image-text";
import { wordIds } from "./word-tokenizer.ts";

/** Names of the special tokens. They cannot be words. */
const NAMES = {
  padding: "<|padding|>",
  startOfText: "<|startoftext|>",
  endOfText: "<|endoftext|>",
  unknown: "<|unknown|>",
} as const;

/**
 * Files with which `transformers` and `tokenizers` load the tokenizer `words`.
 * @param words ids by word.
 * @param idOf exported number of an id.
 */
export function wordFiles(
  words: ReadonlyMap<string, number>,
  contextLength: number,
  idOf: (id: number) => number,
): ReadonlyMap<string, string> {
  const special = Object.entries(NAMES).map(
    ([name, content]) => [content, idOf(wordIds[name as keyof typeof NAMES])] as const,
  );
  const vocabulary = new Map([...special, ...[...words].map(([word, id]) => [word, idOf(id)] as const)]);
  const settings = {
    tokenizer_class: "PreTrainedTokenizerFast",
    pad_token: NAMES.padding,
    bos_token: NAMES.startOfText,
    eos_token: NAMES.endOfText,
    unk_token: NAMES.unknown,
    model_max_length: contextLength,
  };
  return new Map([
    ["tokenizer.json", asText(describe(vocabulary, special))],
    ["tokenizer_config.json", asText(settings)],
  ]);
}

/** The format of the library `tokenizers`. */
function describe(vocabulary: ReadonlyMap<string, number>, special: readonly (readonly [string, number])[]) {
  const frame = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const text = (part: "A" | "B") => ({ Sequence: { id: part, type_id: 0 } });
  const mark = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const [start, end] = [mark(NAMES.startOfText), mark(NAMES.endOfText)];
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special.map(([content, id]) => ({ id, content, ...frame })),
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "Split", pattern: { Regex: WORD }, behavior: "Removed", invert: true },
    post_processor: {
      type: "TemplateProcessing",
      single: [start, text("A"), end],
      pair: [start, text("A"), end, text("B"), end],
      special_tokens: Object.fromEntries(
        special.map(([content, id]) => [content, { id: content, ids: [id], tokens: [content] }]),
      ),
    },
    decoder: null,
    model: { type: "WordLevel", vocab: Object.fromEntries(vocabulary), unk_token: NAMES.unknown },
  };
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
