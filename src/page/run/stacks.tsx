import type { Drawing, LayerDrawing, StackDrawing } from "../../report/view/drawing.ts";

/** Pixels of a layer's bar, between layers, and between blocks. */
const LAYER = 13;
const BETWEEN_LAYERS = 2;
const BETWEEN_BLOCKS = 5;
const BETWEEN_STACKS = 12;
/** Pixels below a stack for its name. */
const NAME = 34;
/** Pixels of the joint embedding, with the space below it. */
const JOINT = 16;
/** Height of the blocks of a stack at most; higher stacks are drawn with flatter blocks. */
const HIGHEST = 300;

/** What all drawings of a run share, so that they can be compared. */
export interface StackScale {
  /** Pixels of a unit. */
  readonly unit: number;
  /** Factor of all heights. */
  readonly flat: number;
}

/** A scale in which all drawings fit a width. @param width pixels of the widest. */
export function scaleOf(drawings: readonly Drawing[], width: number): StackScale {
  const widest = Math.max(
    1,
    ...drawings.map((drawing) => Math.max(drawing.joint ?? 0, ...rowsOf(drawing).map(unitsOf))),
  );
  const most = Math.max(1, ...drawings.map((drawing) => drawing.stacks.length));
  const highest = Math.max(1, ...drawings.map((drawing) => heightOf(drawing, 1)));
  return { unit: (width - BETWEEN_STACKS * most) / widest, flat: Math.min(1, HIGHEST / highest) };
}

interface StacksProperties {
  readonly drawing: Drawing;
  /** What it is compared with; absent: nothing is coloured. */
  readonly before?: Drawing | undefined;
  readonly scale: StackScale;
  readonly width: number;
  readonly label: string;
}

/** A model as stacks of blocks to scale. What the model before did not have is coloured. */
export function Stacks({ drawing, before, scale, width, label }: StacksProperties) {
  const [own, shared] = rowsOf(drawing);
  const [lower, upper] = [rowHeight(own, scale.flat), rowHeight(shared, scale.flat)];
  const ceiling = upper + (shared.length > 0 ? NAME : 0);
  const floor = ceiling + (drawing.joint === null ? 0 : JOINT) + lower;
  const height = floor + NAME;
  const gap = (width - unitsOf(own) * scale.unit) / (own.length + 1);
  const centres = own.map((stack, place) => {
    const before = unitsOf(own.slice(0, place)) * scale.unit;
    return gap * (place + 1) + before + (unitsOf([stack]) * scale.unit) / 2;
  });
  return (
    <svg
      class="stacks"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {shared.map((stack) => (
        <StackBlocks key={stack.name} {...{ stack, before, scale }} x={width / 2} bottom={upper} />
      ))}
      {drawing.joint === null ? null : (
        <g data-joint={drawing.joint}>
          <title>{`joint embedding of ${drawing.joint} units`}</title>
          <Bar
            {...{ scale, x: width / 2, y: ceiling + 2, height: 5, kind: "joint" }}
            units={drawing.joint}
            inherited={before === undefined ? drawing.joint : (before.joint ?? 0)}
          />
        </g>
      )}
      {own.map((stack, place) => (
        <StackBlocks key={stack.name} {...{ stack, before, scale }} x={centres[place]!} bottom={floor} />
      ))}
    </svg>
  );
}

interface BlocksProperties {
  readonly stack: StackDrawing;
  readonly before: Drawing | undefined;
  readonly scale: StackScale;
  /** Centre and lower end in pixels. */
  readonly x: number;
  readonly bottom: number;
}

function StackBlocks({ stack, before, scale, x, bottom }: BlocksProperties) {
  const old = before?.stacks.find(({ name }) => name === stack.name);
  const oldBlocks = old && blocksOf(old);
  const hasBefore = before !== undefined;
  const oldWidth = hasBefore ? (old?.width ?? 0) : stack.width;
  const layer = LAYER * scale.flat;
  const height = stackHeight(stack, scale.flat);
  let y = bottom;
  return (
    <g data-stack={stack.name}>
      <Bar
        {...{ x, scale }}
        y={bottom - height}
        height={height}
        units={stack.width}
        inherited={oldWidth}
        kind="stream"
      />
      {blocksOf(stack).map((layers, index) => {
        const before = oldBlocks?.[index];
        const isNew = hasBefore && before === undefined;
        y -= (BETWEEN_BLOCKS * scale.flat) / 2;
        const bars = layers.map(({ size, unit, role }, place) => {
          y -= layer + (place > 0 ? BETWEEN_LAYERS * scale.flat : 0);
          const inherited = isNew ? 0 : hasBefore ? Math.min(size, before?.[place]?.size ?? 0) : size;
          return (
            <Bar key={place} {...{ x, y, scale, unit, inherited }} height={layer} units={size} kind={role} />
          );
        });
        y -= (BETWEEN_BLOCKS * scale.flat) / 2;
        return (
          <g key={index} data-block={isNew ? "added" : "inherited"}>
            <title>{describeBlock(stack, index, layers, isNew)}</title>
            {bars}
          </g>
        );
      })}
      <text x={x} y={bottom + 14} class="name">
        {stack.name}
      </text>
      <text x={x} y={bottom + 28} class="size">
        {`${stack.width} × ${blocksOf(stack).length}`}
      </text>
    </g>
  );
}

interface BarProperties {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly units: number;
  /** Units that the model before had. */
  readonly inherited: number;
  readonly scale: StackScale;
  readonly unit?: number;
  readonly kind: "stream" | "joint" | LayerDrawing["role"];
}

/** A bar around its centre: the inherited units to the left, the added ones to the right, heads apart. */
function Bar({ x, y, height, units, inherited, scale, unit = units, kind }: BarProperties) {
  const left = x - (units * scale.unit) / 2;
  const old = Math.min(units, inherited) * scale.unit;
  const heads =
    kind === "heads" ? Array.from({ length: Math.max(0, units / unit - 1) }, (_, head) => head + 1) : [];
  return (
    <g class={kind}>
      {old > 0 ? <rect class="inherited" x={left} y={y} width={old} height={height} /> : null}
      {units > inherited ? (
        <rect class="added" x={left + old} y={y} width={units * scale.unit - old} height={height} />
      ) : null}
      {heads.map((head) => (
        <line
          key={head}
          x1={left + head * unit * scale.unit}
          x2={left + head * unit * scale.unit}
          y1={y}
          y2={y + height}
        />
      ))}
    </g>
  );
}

function describeBlock(
  { name }: StackDrawing,
  index: number,
  layers: readonly LayerDrawing[],
  isNew: boolean,
): string {
  const parts = layers.map(({ role, size, unit }) =>
    role === "heads" ? `${size / unit} heads of ${unit}` : `MLP of ${size} units`,
  );
  return `${name}, block ${index + 1}${isNew ? " (added)" : ""}: ${parts.join(", ")}`;
}

/** The layers of each block, from the input upwards. */
function blocksOf({ blocks }: StackDrawing): readonly (readonly LayerDrawing[])[] {
  return blocks.flatMap(({ count, layers }) => Array.from({ length: count }, () => layers));
}

/** Stacks side by side, and those that stand on them. */
function rowsOf(drawing: Drawing): [own: readonly StackDrawing[], shared: readonly StackDrawing[]] {
  const { stacks } = drawing;
  const own = stacks.filter(({ isShared }) => !isShared);
  // A model without parts of its own has one row.
  return own.length === 0 ? [stacks, []] : [own, stacks.filter(({ isShared }) => isShared)];
}

/** Units of stacks side by side. */
function unitsOf(stacks: readonly StackDrawing[]): number {
  return stacks.reduce(
    (sum, { width, blocks }) =>
      sum + Math.max(width, ...blocks.flatMap(({ layers }) => layers.map(({ size }) => size))),
    0,
  );
}

function heightOf(drawing: Drawing, flat: number): number {
  return rowsOf(drawing).reduce((sum, row) => sum + rowHeight(row, flat), 0);
}

function rowHeight(stacks: readonly StackDrawing[], flat: number): number {
  return Math.max(0, ...stacks.map((stack) => stackHeight(stack, flat)));
}

function stackHeight(stack: StackDrawing, flat: number): number {
  return blocksOf(stack).reduce(
    (sum, layers) =>
      sum + flat * (layers.length * LAYER + (layers.length - 1) * BETWEEN_LAYERS + BETWEEN_BLOCKS),
    0,
  );
}
