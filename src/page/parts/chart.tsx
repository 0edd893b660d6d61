import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";

interface ChartProperties {
  /** Name for tests, and start of the accessible description. */
  readonly name: string;
  readonly description: string;
  /** Marks, scales and height; the width is that of the page. Must keep its identity as long as the data do. */
  readonly options: Plot.PlotOptions;
  /** Called with the datum of the mark nearest to a click, if the chart has a pointer. */
  readonly onSelect?: (datum: unknown) => void;
  /** Largest width in pixels. */
  readonly maximum?: number;
}

/** A chart by Observable Plot that follows the width of its place. */
export function Chart({ name, description, options, onSelect, maximum = 1100 }: ChartProperties) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current!;
    const measure = () => setWidth(Math.min(maximum, Math.floor(element.clientWidth)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [maximum]);
  useEffect(() => {
    if (width === 0) return;
    place.current!.replaceChildren(
      Plot.plot({
        ...options,
        width,
        ariaLabel: name,
        ariaDescription: description,
        style: { background: "transparent", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
      }),
    );
  }, [options, width, name, description]);
  const select = () => {
    const datum: unknown = (place.current?.firstElementChild as { readonly value?: unknown } | null)?.value;
    if (datum !== undefined && datum !== null) onSelect?.(datum);
  };
  return (
    <div
      class="chart"
      data-chart={name}
      ref={place}
      {...(onSelect !== undefined && {
        onClick: select,
        // A press would pin the tip, which then covers the mark.
        onPointerDownCapture: (event: PointerEvent) => event.stopPropagation(),
      })}
    />
  );
}
