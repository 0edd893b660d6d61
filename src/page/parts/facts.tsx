import type { ComponentChildren } from "preact";

/** A fact with its name. */
export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
  /** Smaller text below the value. */
  readonly note?: ComponentChildren;
}

/** Facts side by side. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note === undefined ? null : <dd class="note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
