/** A frame of V8's CPU profile. */
export interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Phases of useful work. All others are overhead. */
export const WORK = ["training steps", "evaluation and validation", "compile"] as const;

/** Phases of frames outside our code. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["(garbage collector)", "garbage collection"],
  ["(idle)", "waiting"],
  ["(program)", "outside JavaScript"],
]);

/** Phases by file of `src` or `plugins`, without extension, and function. The first match counts. */
export const RULES: readonly (readonly [phase: string, file: RegExp, functions?: RegExp])[] = [
  ["models to and from the engine", /^src\/tensor\/compile\/execute\/(graph|eager)-step$/, /^(read|write)$/],
  ["models to and from the engine", /^src\/training\/(step-state|parameter-layout)$/, /pack|State$/],
  ["compile", /^src\/tensor\/compile\/(?!execute\/(graph-step|eager-step|session|step-inputs|step-cache)$)/],
  ["compile", /^src\/tensor\/compile\/execute\/(graph-step|session)$/, /^(GraphStep|Session)$/],
  ["evaluation and validation", /^src\/evaluation\/engine-model$/],
  ["evaluation and validation", /^src\/training\/engine-trainer$/, /^validationLoss$/],
  ["training steps", /^src\/training\/engine-trainer$/, /^(train|step)$/],
  ["batches", /^src\/(data|image-text)\/|^plugins\/emoji\/emoji-stream$/],
  ["batches", /^plugins\/clip\/(word-tokenizer|byte-pair-tokenizer|encode)$/],
  ["scores", /^src\/evaluation\/|^plugins\/retrieval\/|^plugins\/emoji\/(emoji-task|neighbours|task-)/],
  ["scores", /^plugins\/scenes\/(.*-task|bag-of-colours|test-scenes|split-scores|inner-product)$/],
  ["drawing scenes", /^plugins\/scenes\/(render|stamps|shapes|textures|colours)$/],
  ["generating scenes and captions", /^plugins\/scenes\//],
  ["reading the data", /^plugins\/emoji\//],
  ["checkpoints", /^src\/run\/store\/(checkpoint.*|safetensors|element-types)$/],
  ["event log", /^src\/run\/log\//],
  ["initialise and inherit", /^src\/(growth|architecture)\/|^plugins\/growclip\//],
  ["initialise and inherit", /^src\/run\/inheritance\//],
  ["search", /^src\/(search|space)\/|^plugins\/search\/|^src\/run\/search\/search$/],
  ["progress", /^src\/cli\/(print|describe)\//],
  ["start-up", /^src\/tensor\/(backend|install)\/|^src\/tensor\/engine$/, /^(start|open|load|find)/],
  ["growth loop", /^src\/run\/(loop|search|workers)\//],
  ["start-up", /^src\/(cli|experiment|json|plugin(?!\/(guard|checks)\/))\/|^src\/run\//],
];

/** The phase of a frame; undefined for kernels and libraries, which count for their caller. */
export function phaseOf(frame: Frame): string | undefined {
  const { functionName, url } = frame;
  if (BY_NAME.has(functionName)) return BY_NAME.get(functionName);
  if (url.startsWith("node:internal/modules/")) return "start-up";
  const file = ownFile(frame);
  if (file === undefined) return undefined;
  if (isModuleBody(frame)) return "start-up";
  return RULES.find(
    ([, files, functions]) => files.test(file) && functions?.test(functionName) !== false,
  )?.[0];
}

/** Own file, such as `src/run/log/journal`; undefined for libraries and Node. */
export function ownFile({ url }: Frame): string | undefined {
  return /\/dist\/((?:src|plugins)\/.*)\.js$/.exec(url)?.[1];
}

function isModuleBody({ functionName, lineNumber, columnNumber }: Frame): boolean {
  return functionName === "" && lineNumber === 0 && columnNumber === 0;
}
