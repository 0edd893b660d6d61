import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { captions, karpathyPicture, NAMES, PICTURES } from "../plugins/coco/coco-files.ts";
import { folderWith as csvFolder, table } from "../plugins/csv/csv-files.ts";
import { folderWith as pictureFolder, pngs } from "../plugins/image-folder/folders.ts";
import { folderWith as parquetFolder } from "../plugins/parquet/parquet-files.ts";
import { writeShard, writeShards } from "../plugins/webdataset/shards.ts";
import { tarBytes } from "../plugins/webdataset/tar-bytes.ts";
import { espalier, type Outcome } from "./espalier.ts";

/** A folder with files by their paths. Values other than texts and bytes are written as JSON. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), "espalier-init-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(join(folder, name), isRaw ? content : JSON.stringify(content));
  }
  return folder;
}

/** Pictures by path. */
function emoji(folder: string, names: readonly string[]): Record<string, Uint8Array> {
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, readFileSync(join(PICTURES, name))]));
}

/** The content of the file that `init` has written, which is valid. */
async function started(folder: string, ...answers: readonly string[]): Promise<unknown> {
  const file = join(folder, "first.json");
  expect(await espalier("init", ...answers, "--out", file)).toMatchObject({ code: 0, stderr: "" });
  const validated = await espalier("validate", file);
  expect(validated.code, validated.stderr).toBe(0);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A short run of the file that `init` has written. */
function run(folder: string, ...sets: readonly string[]): Promise<Outcome> {
  const short = ["/search/trials=1", "/search/evaluator/updates=2", "/training/batchSize=4", ...sets];
  const flags = short.flatMap((set) => ["--set", set]);
  return espalier("run", join(folder, "first.json"), "--out", join(folder, "runs"), ...flags);
}

test("captions of COCO have the folders of their pictures and test pictures of their own", async () => {
  const [train, test] = [NAMES.slice(0, 40), NAMES.slice(40, 60)];
  const folder = folderWith({
    "annotations/captions_train2017.json": captions(train),
    "annotations/captions_val2017.json": captions(test, 1),
    ...emoji("train2017", train),
    ...emoji("val2017", test),
  });
  const file = join(folder, "annotations/captions_train2017.json");
  expect(await started(folder, "coco", "--file", file, "--steps", "2", "--updates", "2")).toMatchObject({
    stream: {
      type: "coco",
      file: { train: "./annotations/captions_train2017.json", test: "./annotations/captions_val2017.json" },
      folder: { train: "./train2017", test: "./val2017" },
      steps: 2,
      heldOut: 0.25,
    },
    model: { type: "clip", vocabularySize: 256 },
    searchSpace: "clip-tiny",
    training: { updates: 2 },
    evaluation: ["retrieval"],
  });
  const { code, stdout, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("text-to-image recall@10");
});

test("Karpathy's splits are those of the file", async () => {
  const splits = ["train", "train", "train", "val", "test"];
  const names = NAMES.slice(0, 60);
  const images = names.map((name, index) => karpathyPicture(name, splits[index % 5]!));
  const folder = folderWith({ "dataset.json": { images }, ...emoji("images", names) });
  expect(await started(folder, "coco", "--file", join(folder, "dataset.json"))).toMatchObject({
    stream: { type: "coco", file: "./dataset.json", folder: "./images", steps: 3, sizes: "equal" },
  });
});

test("Parquet files have columns by their types, and splits by a column", async () => {
  const folder = parquetFolder({ "data/a.parquet": "bytes-snappy.parquet" });
  const answers = ["--split", "part", "--arrival", "year", "--updates", "2"];
  const content = await started(folder, "parquet", "--files", join(folder, "data"), ...answers);
  expect(content).toMatchObject({
    stream: {
      ...{ type: "parquet", files: "./data", picture: "image", captions: ["text"] },
      ...{ split: "part", arrival: "year", steps: 3, sizes: "equal" },
    },
  });
  const { code, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^step 3: 2021/m);
});

test("Parquet files have splits by their names, as those of Hugging Face", async () => {
  const name = "bytes-snappy.parquet";
  const folder = parquetFolder({ "train-0.parquet": name, "validation-0.parquet": name });
  writeFileSync(join(folder, "read.me"), "");
  const written = await espalier("init", "parquet", "--files", folder, "--out", join(folder, "first.json"));
  expect(written).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(folder, "first.json"), "utf8"))).toMatchObject({
    stream: { files: { train: "./train*.parquet", validation: "./validation*.parquet" } },
  });
});

test("shards have captions, a label and arrivals from parts of their samples", async () => {
  const folder = folderWith({});
  writeShards(join(folder, "shards"), 3, 40);
  const answers = ["--label", "json.date", "--arrival", "json.meta.year", "--steps", "2", "--updates", "2"];
  const content = await started(folder, "webdataset", "--shards", join(folder, "shards"), ...answers);
  expect(content).toMatchObject({
    stream: {
      ...{ type: "webdataset", shards: "./shards", captions: ["txt", "json.date"], tags: ["json.date"] },
      ...{ arrival: "json.meta.year", steps: 2, heldOut: 0.25 },
    },
    evaluation: ["retrieval", { type: "zero-shot", label: "date" }],
  });
  const { code, stdout, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("zero-shot date");
});

/** A folder `pictures` with classes of 30 pictures. */
async function classFolder(count: number): Promise<string> {
  const classes = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      pngs(`kind ${index}`, 30, 30 * index, [30 * index, 200 - 30 * index, 90]),
    ),
  );
  return pictureFolder(Object.assign({}, ...classes));
}

test("a folder of classes becomes a classifier that runs", async () => {
  const folder = await classFolder(6);
  const answers = ["--folder", join(folder, "pictures"), "--updates", "4"];
  expect(await started(folder, "image-folder", ...answers)).toMatchObject({
    stream: { type: "image-folder", folder: "./pictures", order: "classes", steps: 3, heldOut: 0.25 },
    model: { type: "vision", classes: 6 },
    evaluation: ["classification-accuracy"],
  });
  const { code, stdout, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^accuracy .* 6 /m);
});

test("few classes arrive together", async () => {
  const folder = await classFolder(2);
  const content = await started(folder, "image-folder", "--folder", join(folder, "pictures"));
  expect(content).toMatchObject({ stream: { order: "random" }, model: { classes: 2 } });
});

test("a folder of classes is a zero-shot task of any model of captions", async () => {
  const folder = await classFolder(2);
  const data = csvFolder({ "pairs.csv": table() });
  const answers = ["--file", join(data, "pairs.csv"), "--classes", join(folder, "pictures"), "--steps", "1"];
  const content = await started(folder, "csv", ...answers, "--updates", "2");
  const task = { type: "image-folder", folder: "./pictures" };
  expect(content).toMatchObject({ evaluation: ["retrieval", task] });
  const { code, stdout, stderr } = await run(folder);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("zero-shot pictures");
});

test("long captions have a longer context, and many words a larger search space", async () => {
  const row = (index: number) =>
    `,${Array.from({ length: 250 }, (_, place) => `word${250 * index + place}`).join(" ")}`;
  const folder = csvFolder({ "pairs.csv": table((index) => (index < 0 ? ",long" : row(index))) });
  const answers = ["--file", join(folder, "pairs.csv"), "--captions", "long", "--steps", "1"];
  expect(await started(folder, "csv", ...answers)).toMatchObject({
    model: { vocabularySize: 10_240, contextLength: 77 },
    searchSpace: "clip-icons",
  });
});

/** Data that are not as answered, with the error. */
async function refused(...answers: readonly string[]): Promise<string> {
  const out = join(folderWith({}), "never.json");
  const { code, stderr } = await espalier("init", ...answers, "--out", out);
  expect(code).toBe(2);
  return stderr;
}

test("data that are not as answered are refused", async () => {
  const names = NAMES.slice(0, 3);
  const folder = folderWith({
    "captions.json": captions(names),
    "instances.json": { images: [{ id: 1, file_name: "a.png" }], annotations: [{ image_id: 1, bbox: [] }] },
    "pictures.csv": "filepath,title\nnone.png,a\nnone-either.png,b\n",
    "alone.csv": "filepath\na.png\n",
    "loose/a.png": "",
    "one/cat/a.png": "",
    "empty/read.me": "",
  });
  const at = (name: string) => join(folder, name);
  writeShard(at("texts.tar"), tarBytes([{ name: "0.txt", content: "no picture" }]));
  writeShard(at("pictures.tar"), tarBytes([{ name: "0.png", content: "no text" }]));
  const pairs = join(csvFolder({ "pairs.csv": table(() => ",same") }), "pairs.csv");
  const messages = [
    await refused("coco", "--file", at("captions.json")),
    await refused("coco", "--file", at("captions.json"), "--folder", folder),
    await refused("coco", "--file", at("instances.json")),
    await refused("csv", "--file", at("pictures.csv")),
    await refused("csv", "--file", at("alone.csv")),
    await refused("csv", "--file", pairs, "--label", "same"),
    await refused("csv", "--file", pairs, "--arrival", "year", "--steps", "5"),
    await refused("parquet", "--files", at("captions.json")),
    await refused("parquet", "--files", at("empty")),
    await refused("webdataset", "--shards", at("texts.tar")),
    await refused("webdataset", "--shards", at("pictures.tar")),
    await refused("webdataset", "--shards", at("empty")),
    await refused("image-folder", "--folder", at("loose")),
    await refused("image-folder", "--folder", at("one")),
  ];
  expect(messages.map((message) => message.replaceAll(folder, "FOLDER").replaceAll(pairs, "PAIRS")))
    .toMatchInlineSnapshot(`
    [
      "error ESPALIER_ANSWER_MISSING  The starter "coco" needs --folder: Folder of its pictures.
      to do   Add --folder VALUE, or run the command in a terminal, which asks.
    ",
      "error ESPALIER_UNREADABLE_PICTURES  None of the first 3 pictures can be read. The first: captions.json/images/0: 0023-fe0f-20e3.png: the file does not exist.
      at      FOLDER/captions.json
      allowed pictures in JPEG, PNG, WebP, GIF, TIFF or AVIF
      to do   Correct the folder of the pictures, or choose other data.
    ",
      "error ESPALIER_COCO_STRUCTURE  The file FOLDER/instances.json has another structure: \`annotations[0]\` and all others lack \`caption\`.
      at      FOLDER/instances.json
      allowed captions of COCO (\`images\` with \`id\` and \`file_name\`, \`annotations\` with \`image_id\` and \`caption\`), or Karpathy's splits (\`images\` with \`filename\`, \`split\` and \`sentences\`)
      to do   Choose another file, such as captions_train2017.json or dataset_flickr30k.json.
    ",
      "error ESPALIER_UNREADABLE_PICTURES  None of the first 2 pictures can be read. The first: pictures.csv:2: none.png: the file does not exist.
      at      FOLDER/pictures.csv
      allowed pictures in JPEG, PNG, WebP, GIF, TIFF or AVIF
      to do   Correct the folder of the pictures, or choose other data.
    ",
      "error ESPALIER_NO_CAPTION_COLUMN  No column of FOLDER/alone.csv can contain captions. Its columns: filepath.
      at      FOLDER/alone.csv
      allowed a column with text besides that of the pictures
      to do   Write captions into a column. If the pictures have classes alone, copy them into a sub-folder for each class, and use \`espalier init image-folder\`.
    ",
      "error ESPALIER_ONE_CLASS  The label "same" has one value in all rows.
      at      PAIRS
      allowed labels with two values or more
      to do   Choose another label, or none.
    ",
      "error ESPALIER_TOO_FEW_ARRIVALS  4 different values of the arrival cannot be divided into 5 growth steps.
      at      PAIRS
      allowed 1 to 4 growth steps
      to do   Set \`steps\` to 4 or fewer.
    ",
      "error ESPALIER_PARQUET_BROKEN  The file FOLDER/captions.json cannot be read as Parquet: it is not a Parquet file.
      at      FOLDER/captions.json
      to do   Write or download the file again.
    ",
      "error ESPALIER_PARQUET_NO_FILES  The folder FOLDER/empty has no file *.parquet.
      at      /stream/files
      to do   Choose another folder, or list the files. Folders inside it are not searched.
    ",
      "error ESPALIER_NO_USABLE_ROWS  No row can be used. The first: FOLDER/texts.tar:0: it has no picture.
      at      FOLDER/texts.tar
      allowed rows with a picture and a caption
      to do   Name the parts with pictures and captions, and correct the rows.
    ",
      "error ESPALIER_WEBDATASET_WITHOUT_CAPTIONS  The first samples of the shard FOLDER/pictures.tar have no text, and captions are needed.
      at      FOLDER/pictures.tar
      allowed samples with a picture and a text, such as 000017.jpg and 000017.txt, or a string in 000017.json
      to do   Choose other shards, or write the captions into them.
    ",
      "error ESPALIER_WEBDATASET_NO_SHARDS  No shard matches FOLDER/empty.
      at      /stream/shards
      allowed paths of .tar files, or of folders with .tar files
      to do   Correct the paths. They are resolved from the experiment file's folder.
    ",
      "error ESPALIER_IMAGE_FOLDER_WITHOUT_CLASSES  The folder FOLDER/loose has no sub-folder with pictures.
      at      FOLDER/loose
      allowed a sub-folder for each class, or train, val and test with such sub-folders
      to do   Move the pictures into sub-folders named after their classes, or choose another folder.
    ",
      "error ESPALIER_IMAGE_FOLDER_ONE_CLASS  The folder FOLDER/one has one class: cat.
      at      FOLDER/one
      allowed two classes or more
      to do   Choose the folder above it, or add sub-folders of other classes.
    ",
    ]
  `);
});
