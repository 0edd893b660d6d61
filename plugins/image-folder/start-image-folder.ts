import { starter } from "espalier";

/** A classifier that grows with pictures in folders. */
export const startImageFolder = starter({
  name: "image-folder",
  summary: "A classifier that grows with your own pictures, in a folder with a sub-folder for each class.",
  questions: {
    folder: { message: "Folder with a sub-folder for each class, or with train, val and test" },
    order: { message: "Arrival: classes one after another, or random shares of all classes" },
    steps: { message: "Growth steps", default: "3" },
    updates: { message: "Training updates per growth step", default: "500" },
  },
  async begin(ask) {
    const { FolderSource } = await import("./folder-source.ts");
    const { firstDivision, surveyRows } = await import("espalier/picture-files");
    const { tooFewClasses } = await import("./errors.ts");
    const { absolute, fromExperiment: folder } = await ask.path("folder");
    const source = new FolderSource(absolute);
    const classes = source.labels.length;
    if (classes < 2) throw tooFewClasses(absolute, source.labels);
    // Steps that add a single class are hard to learn from.
    const order = await ask.choice("order", ["classes", "random"], classes < 6 ? "random" : "classes");
    const steps = await ask.count("steps");
    const survey = await surveyRows(source);
    return {
      description: `A vision transformer that grows with the pictures of ${folder} in ${steps} steps.`,
      stream: { type: "image-folder", folder, order, steps, ...firstDivision(survey) },
      replay: "cumulative",
      model: { type: "vision", imageSize: 32, patchSize: 8, classes },
      searchSpace: "vision-small",
      growth: { space: "dynamic", dimensions: ["width", "depth"], inheritance: "momentum" },
      search: {
        strategy: "regularized-evolution",
        trials: 4,
        evaluator: { type: "proxy-training", updates: 50 },
        selection: "cost-aware",
      },
      training: {
        objective: "cross-entropy",
        updates: await ask.count("updates"),
        batchSize: 64,
        learningRate: 0.003,
        weightDecay: 0.05,
      },
      evaluation: ["classification-accuracy"],
    };
  },
});
