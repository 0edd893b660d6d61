import { Architecture, type ArchitectureValues } from "../../architecture/architecture.ts";
import { costOf, descriptionOf, type ModelFamily } from "../../architecture/model-family.ts";
import { drawingOf } from "./drawing.ts";
import type { ArchitectureView } from "./view.ts";

/** Largest number of architectures that are drawn; the others have their dimensions alone. */
const DRAWN = 2000;

/** Collects the distinct architectures of a run. They are described once, however often the run is read. */
export class ArchitectureTable {
  private readonly family: ModelFamily | undefined;
  private readonly places = new Map<string, number>();
  private readonly views: ArchitectureView[] = [];
  /** Places of values that were looked up before: events keep their objects. */
  private readonly known = new WeakMap<ArchitectureValues, number>();

  /** @param family of the run; without it, architectures have neither cost nor drawing. */
  constructor(family?: ModelFamily) {
    this.family = family;
  }

  /** All that were placed, in order. */
  get list(): readonly ArchitectureView[] {
    return [...this.views];
  }

  /** The place of an architecture among all. */
  placeOf(values: ArchitectureValues): number {
    const before = this.known.get(values);
    if (before !== undefined) return before;
    const architecture = new Architecture(values);
    const key = String(architecture);
    const place = this.places.get(key) ?? this.views.push(this.viewOf(architecture)) - 1;
    this.places.set(key, place);
    this.known.set(values, place);
    return place;
  }

  private viewOf(architecture: Architecture): ArchitectureView {
    const { values } = architecture;
    const { family } = this;
    if (family === undefined) return { values, cost: null, drawing: null };
    try {
      const { parameters, flops } = costOf(family, architecture);
      const isDrawn = this.views.length < DRAWN;
      return {
        values,
        cost: parameters === 0 && flops === 0 ? null : { parameters, flops },
        drawing: isDrawn ? drawingOf(descriptionOf(family, architecture)) : null,
      };
    } catch {
      // Such as an architecture that the family refuses: the page shows its dimensions.
      return { values, cost: null, drawing: null };
    }
  }
}
