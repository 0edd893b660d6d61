import type { Event, EventType } from "../../run/log/events.ts";
import type { Phase, Span, TimeView } from "./view.ts";

const PHASE_OF: Readonly<Partial<Record<EventType, Phase>>> = {
  "step-started": "prepare",
  "growth-decided": "prepare",
  "space-opened": "search",
  "history-imported": "search",
  "shared-trained": "search",
  "trial-proposed": "search",
  "trial-continued": "search",
  "trial-finished": "search",
  selected: "search",
  inherited: "inherit",
  checkpoint: "train",
  validated: "train",
  trained: "train",
  evaluated: "evaluate",
};

/** Time by phase, and what was done when: the time before an event belongs to the phase that the event is of. */
export function timeView(events: readonly Event[]): TimeView {
  const start = Date.parse(events[0]?.meta.at ?? "");
  const secondsAt = ({ meta }: Event) => (Date.parse(meta.at) - start) / 1000;
  const spans = mainSpans(events, secondsAt);
  return {
    phases: phasesOf(events, spans),
    spans: [...spans, ...trialSpans(events, secondsAt)],
    resumed: events.filter(({ type }) => type === "run-resumed").map(secondsAt),
  };
}

/** Activities of the main process; neighbours of one step and phase are one span. */
function mainSpans(events: readonly Event[], secondsAt: (event: Event) => number): readonly Span[] {
  const spans: Span[] = [];
  let [from, step] = [0, 0];
  for (const event of events) {
    const to = secondsAt(event);
    const phase = PHASE_OF[event.type];
    if ("step" in event) step = event.step;
    const last = spans.at(-1);
    if (phase !== undefined && to >= from) {
      if (last?.phase === phase && last.step === step && last.to === from)
        spans[spans.length - 1] = { ...last, to };
      else spans.push({ lane: 0, phase, from, to, step, trial: null });
    }
    from = to;
  }
  return spans;
}

/** Measurements of trials, each in the first lane that is free. */
function trialSpans(events: readonly Event[], secondsAt: (event: Event) => number): readonly Span[] {
  const begun = new Map<string, number>();
  const free: number[] = [];
  const spans: Span[] = [];
  for (const event of events) {
    if (event.type === "trial-proposed" || event.type === "trial-continued")
      begun.set(`${event.step} ${event.trial}`, secondsAt(event));
    if (event.type !== "trial-finished") continue;
    const { step, trial, meta } = event;
    const to = secondsAt(event);
    const from = Math.max(begun.get(`${step} ${trial}`) ?? to, to - (meta.seconds ?? Infinity));
    const place = free.findIndex((time) => time <= from + 1e-3);
    const lane = place === -1 ? free.length : place;
    free[lane] = to;
    spans.push({ lane: lane + 1, phase: "search", from, to, step, trial });
  }
  return spans;
}

function phasesOf(events: readonly Event[], spans: readonly Span[]): TimeView["phases"] {
  const seconds = new Map<string, { step: number; phase: Phase; seconds: number }>();
  const add = (step: number, phase: Phase, more: number) => {
    const key = `${step} ${phase}`;
    const known = seconds.get(key) ?? { step, phase, seconds: 0 };
    seconds.set(key, { ...known, seconds: Math.max(0, known.seconds + more) });
  };
  for (const { step, phase, from, to } of spans) add(step, phase, to - from);
  for (const event of events) {
    const { waitingSeconds = 0 } = event.meta;
    if (event.type !== "trained" || waitingSeconds === 0) continue;
    add(event.step, "train", -waitingSeconds);
    add(event.step, "wait for data", waitingSeconds);
  }
  return [...seconds.values()];
}
