import { starter } from "espalier";

/** Most growth steps of a first experiment: with more, each has little text. */
const MOST_STEPS = 5;

/** A byte-level language model that grows with text files of the user. */
export const startTextFiles = starter({
  name: "text-files",
  summary: "A language model that grows with your own .txt files.",
  questions: {
    folder: { message: "Folder of your .txt files" },
    by: { message: "Order of arrival: by sub-folder, by file name, or by a date in the file name" },
    steps: { message: "Growth steps, for the orders by name and by date", default: "3" },
    updates: { message: "Training updates per growth step", default: "600" },
  },
  async begin(ask) {
    const folder = await ask.path("folder");
    const { findTextFiles } = await import("./find-text-files.ts");
    const { readFileArrivals } = await import("./read-file-arrivals.ts");
    const files = await findTextFiles(folder.absolute);
    const by = await ask.choice("by", ["folder", "name", "date"], suggestedOrder(files));
    const steps = by === "folder" ? undefined : await ask.count("steps");
    const arrivals = await readFileArrivals(folder.absolute, by, steps ?? MOST_STEPS);
    return {
      description: `A byte-level language model that grows with ${files.length} text files in ${arrivals.length} steps.`,
      stream: {
        type: "text-files",
        folder: folder.fromExperiment,
        by,
        ...(steps !== undefined && { steps }),
      },
      model: { type: "language", contextLength: 64 },
      searchSpace: "language-small",
      growth: {
        space: { type: "dynamic", firstParameters: 300000 },
        dimensions: ["width", "depth"],
        inheritance: "momentum",
      },
      search: {
        strategy: "regularized-evolution",
        trials: 4,
        evaluator: { type: "proxy-training", updates: 60 },
        selection: "best",
      },
      training: {
        objective: "next-token",
        updates: await ask.count("updates"),
        batchSize: 32,
        learningRate: 0.003,
        weightDecay: 0.1,
      },
      evaluation: ["bits-per-byte", "next-byte-accuracy"],
    };
  },
});

/** @param files paths from the folder. */
function suggestedOrder(files: readonly string[]): "folder" | "name" | "date" {
  const folders = new Set(files.map((file) => (file.includes("/") ? file.split("/")[0] : undefined)));
  if (!folders.has(undefined) && folders.size > 1) return "folder";
  const hasDate = (file: string) => /(?<!\d)\d{4}(-\d{2}-\d{2})?(?!\d)[^/]*$/.test(file);
  return files.every(hasDate) ? "date" : "name";
}
