/** White space after a sentence and its closing quotes, or a blank line. */
const SENTENCE_END = /(?<=[.?!]["”’)]*)\s+|\n\s*\n/u;

/**
 * Cuts a text into passages of whole sentences, each as short as possible with at least `minimum` bytes. The rest
 * belongs to the last passage. White space becomes one space within a passage, and none at its ends.
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
