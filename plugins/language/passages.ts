/** The end of a sentence, with what closes it and the white space after it. */
const SENTENCE_END = /(?<=[.?!]["”’)]*)\s+|\n\s*\n/u;

/**
 * Cuts a text into passages of whole sentences, each as short as it can be with at least `minimum` bytes. What is left
 * at the end belongs to the last passage. White space is one space within a passage, and none at its ends.
 */
export function passagesOf(text: string, minimum: number): readonly string[] {
  const sentences = text
    .split(SENTENCE_END)
    .map((sentence) => sentence.replaceAll(/\s+/g, " ").trim())
    .filter((sentence) => sentence !== "");
  const passages: string[] = [];
  let gathered: string[] = [];
  let bytes = 0;
  for (const sentence of sentences) {
    gathered.push(sentence);
    bytes += Buffer.byteLength(sentence) + 1;
    if (bytes <= minimum) continue;
    passages.push(gathered.join(" "));
    [gathered, bytes] = [[], 0];
  }
  const rest = gathered.join(" ");
  if (rest === "") return passages;
  const last = passages.at(-1);
  return last === undefined ? [rest] : passages.with(-1, `${last} ${rest}`);
}
