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
    captions: { message: "Columns with captions, separated by commas" },
    label: { message: "Column with labels to classify by, which becomes a caption as well", default: NONE },
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
    const label = await ask.choice("label", [NONE, ...others]);
    const rest = others.filter((name) => !captions.includes(name) && name !== label);
    const arrival = rest.length === 0 ? NONE : await ask.choice("arrival", [NONE, ...rest]);
    const steps = await ask.count("steps");
    // A model that learns from captions knows a class only if its name is in some of them.
    const texts = label === NONE || captions.includes(label) ? captions : [...captions, label];
    const tags = label === NONE ? [] : [label];
    const columns = { picture, captions: texts, tags, ...(arrival !== NONE && { arrival }) };
    const { rows, words } = await sizesOf(await CsvSource.open(absolute, dirname(absolute), columns));
    return {
      description: `A CLIP model that grows with the pictures of ${fromExperiment} in ${steps} steps.`,
      stream: {
        type: "csv",
        file: fromExperiment,
        picture,
        captions: texts,
        ...(tags.length > 0 && { tags }),
        ...(arrival !== NONE && { arrival }),
        steps,
        ...(rows < FEW && { heldOut: 0.15 }),
      },
      replay: "cumulative",
      model: { type: "clip", patchSize: 8, vocabularySize: roundUp(words + SPECIAL_TOKENS) },
      searchSpace: "clip-tiny",
      growth: {
        space: "dynamic",
        dimensions: ["width", "depth", { type: "shared-encoder", maximum: 3 }],
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
      evaluation: ["retrieval", ...tags.map((label) => ({ type: "zero-shot", label }))],
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

/** Number of rows below which more pictures than usual are held out, so that scores say something. */
const FEW = 10_000;

/** Number of rows, and of different words in all captions as the tokenizer of plug-in clip counts them. */
async function sizesOf(source: {
  rows(): AsyncIterable<object & { readonly captions?: readonly string[] }>;
}): Promise<{ readonly rows: number; readonly words: number }> {
  const words = new Set<string>();
  let rows = 0;
  for await (const { captions = [] } of source.rows()) {
    rows++;
    for (const caption of captions)
      for (const word of caption.toLowerCase().match(WORD) ?? []) words.add(word);
  }
  return { rows, words: words.size };
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;
