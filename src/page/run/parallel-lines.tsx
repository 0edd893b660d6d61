import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { TrialAxis } from "./dimension-axes.ts";
import { drawLines, heightOf, type LineColours, lineNearest, type Size, xOf } from "./draw-lines.ts";

interface ParallelLinesProperties {
  readonly name: string;
  readonly axes: readonly TrialAxis[];
  /** Lines from the worst to the best: later ones are drawn above earlier ones. */
  readonly order: readonly number[];
  /** The line that is always highlighted. */
  readonly chosen: number | undefined;
  readonly describe: (line: number) => string;
  readonly onSelect: (line: number) => void;
}

const HEIGHT = 340;
const MARGIN = { top: 44, bottom: 40, side: 56 };
/** Pixels between two axes, at least. */
const GAP = 74;

/** Lines across parallel axes, on a canvas; pointer or arrow keys highlight one, a click or Enter selects it. */
export function ParallelLines(properties: ParallelLinesProperties) {
  const { name, axes, order, chosen, describe, onSelect } = properties;
  const place = useRef<HTMLDivElement>(null);
  const canvases = [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)] as const;
  const [available, setAvailable] = useState(0);
  const [scheme, setScheme] = useState(0);
  const [active, setActive] = useState<number>();
  useEffect(() => watchWidth(place.current!, setAvailable), []);
  useEffect(() => watchColours(() => setScheme((count) => count + 1)), []);
  const size = useMemo((): Size => {
    const width = Math.max(available, 2 * MARGIN.side + GAP * (axes.length - 1));
    return { width, height: HEIGHT, ...MARGIN };
  }, [available, axes.length]);
  useEffect(() => {
    if (available > 0)
      drawLines(canvases[0].current!, size, axes, order, coloursOf(place.current!, order.length));
  }, [axes, order, size, available, scheme]);
  useEffect(() => {
    if (available === 0) return;
    const { chosen: marked, active: hovered } = coloursOf(place.current!, 1);
    const highlighted = [
      { line: active, ...hovered },
      { line: chosen, ...marked },
    ].filter((one): one is typeof one & { line: number } => one.line !== undefined);
    drawLines(
      canvases[1].current!,
      size,
      axes,
      highlighted.map(({ line }) => line),
      { at: (index) => highlighted[index]! },
    );
  }, [axes, size, available, scheme, active, chosen]);
  const move = (steps: number) => {
    const from = order.indexOf(active ?? chosen ?? order.at(-1)!);
    setActive(order[Math.min(order.length - 1, Math.max(0, from + steps))]);
  };
  const nearest = ({ offsetX, offsetY }: MouseEvent) => lineNearest(size, axes, order, [offsetX, offsetY]);
  return (
    <div class="parallel" data-chart={name} ref={place}>
      <div
        class="scroll"
        tabIndex={0}
        role="group"
        aria-label={`${name}: ${order.length} lines. Arrow keys go from one to the next, Enter selects it.`}
        onKeyDown={(event) => {
          const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
          if (steps !== undefined) move(steps);
          else if (event.key === "Enter" && active !== undefined) onSelect(active);
          else if (event.key === "Escape") setActive(undefined);
          else return;
          event.preventDefault();
        }}
      >
        <div class="layers" style={{ width: `${size.width}px`, aspectRatio: `${size.width} / ${HEIGHT}` }}>
          <canvas ref={canvases[0]} aria-hidden="true" />
          <canvas
            ref={canvases[1]}
            aria-hidden="true"
            onPointerMove={(event) => setActive(nearest(event))}
            onPointerLeave={() => setActive(undefined)}
            onClick={(event) => {
              const line = nearest(event);
              if (line !== undefined) onSelect(line);
            }}
          />
          <Axes axes={axes} size={size} />
        </div>
      </div>
      <p class="note" role="status">
        {active === undefined ? (chosen === undefined ? "\u00a0" : describe(chosen)) : describe(active)}
      </p>
    </div>
  );
}

function Axes({ axes, size }: { readonly axes: readonly TrialAxis[]; readonly size: Size }) {
  const { width, height } = size;
  const y = (place: number) => heightOf(size, place);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {axes.map(({ name, isObjective, ticks }, axis) => (
        <g
          key={name}
          transform={`translate(${xOf(size, axes.length, axis)},0)`}
          class={isObjective ? "objective" : undefined}
        >
          <line y1={y(1)} y2={y(0)} />
          <text y={axis % 2 === 0 ? 12 : 28} class="name">
            {name}
          </text>
          {ticks.map(({ place, label }) => (
            <text key={label} x={5} y={y(place) + 4}>
              {label}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

function watchWidth(element: HTMLElement, onWidth: (width: number) => void): () => void {
  const measure = () => onWidth(Math.floor(element.clientWidth));
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  measure();
  return () => observer.disconnect();
}

/** Calls back when the page's colours change: dark or light, and on paper. */
function watchColours(onChange: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", onChange);
  return () => queries.forEach((query) => query.removeEventListener("change", onChange));
}

/** Colours of the theme: lines go from faint ones to strong ones. */
function coloursOf(element: HTMLElement, count: number) {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [faint, strong] = [colour("--candidate"), colour("--accent")];
  const opacity = Math.min(0.7, 4 / Math.sqrt(Math.max(1, count)));
  const lines: LineColours = {
    at: (index) =>
      index >= 0.9 * count
        ? { colour: strong, width: 1.2, opacity: Math.min(0.8, 2.5 * opacity) }
        : { colour: faint, width: 1, opacity },
  };
  return {
    ...lines,
    chosen: { colour: colour("--chosen"), width: 3, opacity: 1 },
    active: { colour: colour("--ink"), width: 2.5, opacity: 1 },
  };
}
