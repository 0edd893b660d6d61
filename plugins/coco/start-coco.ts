import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Interview, starter } from "espalier";
import { pairQuestions } from "espalier/picture-files";

/** A CLIP model that grows with pictures of a JSON file. */
export const startCoco = starter({
  name: "coco",
  summary: "A CLIP model that grows with your own pictures and captions, listed as in COCO or Flickr30K.",
  questions: {
    file: { message: "JSON file with captions of COCO or Karpathy's splits" },
    folder: { message: "Folder of its pictures" },
    test: { message: "JSON file beside it with the captions of test pictures", isOptional: true },
    "test-folder": { message: "Folder of the test pictures" },
    ...pairQuestions,
  },
  async begin(ask) {
    const { readCoco } = await import("./read-coco.ts");
    const { CocoSource } = await import("./coco-source.ts");
    const { cocoParts } = await import("./coco-parts.ts");
    const { pictureFolder } = await import("./picture-folder.ts");
    const { firstPairExperiment } = await import("espalier/picture-files");
    const file = await ask.path("file");
    const document = await readCoco(file.absolute);
    const folder = await ask.path("folder", pictureFolder(file.absolute, document));
    const test = document.format === "captions" ? await askTest(ask, file.absolute) : undefined;
    const testFolder =
      test === undefined
        ? undefined
        : await ask.path("test-folder", pictureFolder(test, await readCoco(test)));
    const absolute = [
      perSplit(file.absolute, test),
      perSplit(folder.absolute, testFolder?.absolute),
    ] as const;
    return await firstPairExperiment(ask, {
      stream: {
        type: "coco",
        file: perSplit(file.fromExperiment, test && `${dirname(file.fromExperiment)}/${basename(test)}`),
        folder: perSplit(folder.fromExperiment, testFolder?.fromExperiment),
      },
      source: new CocoSource(cocoParts("", ...absolute)),
      data: file.fromExperiment,
    });
  },
});

/** The path of another JSON file in a file's folder. */
async function askTest(ask: Interview<"test">, file: string): Promise<string | undefined> {
  const folder = dirname(file);
  const others = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== basename(file));
  if (others.length === 0) return undefined;
  const suggested = ["test", "val", "validation"]
    .map((split) => basename(file).replace("train", split))
    .find((name) => others.includes(name));
  const name = await ask.optionalChoice("test", others.toSorted(), suggested);
  return name === undefined ? undefined : join(folder, name);
}

/** A value of the options `file` and `folder`. */
function perSplit(train: string, test: string | undefined) {
  return test === undefined ? train : { train, test };
}
