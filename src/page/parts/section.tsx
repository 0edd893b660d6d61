import type { ComponentChildren } from "preact";

interface SectionProperties {
  /** Fragment of the address, and name for tests. */
  readonly id: string;
  readonly title: string;
  /** A sentence below the title. */
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the page that the table of contents leads to. */
export function Section({ id, title, lead, children }: SectionProperties) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
