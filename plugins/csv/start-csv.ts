import { dirname } from "node:path";
import { starter } from "espalier";

/** Name in place of a column that is not there. */
const NONE = "(none)";

/** A CLIP model that grows with pictures and captions of the user. */
export const startCsv = starter({
  name: "csv",
  summary: "A CLIP model that grows with your own pictures and captions, listed in a CSV file.",
  questions: {
    file: { message: "CSV file with a row per picture, and a first line of column names" },
    picture: { message: "Column with the path of the picture, relative to the file" },
    captions: { message: "Columns with captions" },
    arrival: { message: "Column that decides when a row arrives, such as a date", default: NONE },
    steps: { message: "Growth steps", default: "3" },
    updates: { message: "Training updates per growth step", default: "500" },
  },
  async begin(ask) {
    const { absolute, fromExperiment } = await ask.path("file");
    const { csvRecords } = await import("./csv-records.ts");
    const { CsvSource } = await import("./csv-source.ts");
    const { csvWithoutRows } = await import("./errors.ts");
    const { value: first } = await csvRecords(absolute).next();
    if (first === undefined) throw csvWithoutRows(absolute);
    const names: readonly string[] = first.cells;
    const picture = await ask.choice(
      "picture",
      names,
      suggested(names, ["filepath", "file", "image", "path"]),
    );
    const others = names.filter((name) => name !== picture);
    const caption = suggested(others, ["title", "caption", "text", "description"]);
    const captions = await ask.choices("captions", others, caption === undefined ? [] : [caption]);
    const rest = others.filter((name) => !captions.includes(name));
    const arrival = rest.length === 0 ? NONE : await ask.choice("arrival", [NONE, ...rest]);
    const steps = await ask.count("steps");
    const columns = { picture, captions, tags: [], ...(arrival !== NONE && { arrival }) };
    const words = await distinctWords(await CsvSource.open(absolute, dirname(absolute), columns));
    return {
      description: `A CLIP model that grows with the pictures of ${fromExperiment} in ${steps} steps.`,
      stream: {
        type: "csv",
        file: fromExperiment,
        picture,
        captions,
        ...(arrival !== NONE && { arrival }),
        steps,
      },
      replay: "cumulative",
      model: { type: "clip", patchSize: 8, vocabularySize: roundUp(words + SPECIAL_TOKENS) },
      searchSpace: "clip-tiny",
      growth: {
        space: { type: "dynamic", dimensions: ["width", "depth", { type: "shared-encoder", maximum: 3 }] },
        inheritance: "momentum",
      },
      search: {
        strategy: "regularized-evolution",
        trials: 4,
        evaluator: { type: "proxy-training", updates: 30 },
        selection: "cost-aware",
      },
      training: {
        objective: "contrastive",
        updates: await ask.count("updates"),
        batchSize: 64,
        learningRate: 0.001,
        weightDecay: 0.2,
      },
      evaluation: ["retrieval"],
    };
  },
});

const SPECIAL_TOKENS = 4;

/** The next multiple of 256, so that a few more words fit in. */
function roundUp(rows: number): number {
  return 256 * Math.ceil((rows + 1) / 256);
}

/** The first of some usual names that is a column. */
function suggested(columns: readonly string[], usual: readonly string[]): string | undefined {
  return usual.find((name) => columns.includes(name));
}

/** Number of different words in all captions, as the tokenizer of plug-in clip counts them. */
async function distinctWords(source: {
  rows(): AsyncIterable<object & { readonly captions?: readonly string[] }>;
}): Promise<number> {
  const words = new Set<string>();
  for await (const { captions = [] } of source.rows())
    for (const caption of captions)
      for (const word of caption
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [])
        words.add(word);
  return words.size;
}
