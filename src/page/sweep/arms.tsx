import type { SweepView } from "../../report/view/sweep-page.ts";
import { showJson } from "../numbers.ts";
import { Section } from "../parts/section.tsx";

/** Changes of each arm against the experiment of the file. */
export function Arms({ arms }: Pick<SweepView, "arms">) {
  return (
    <Section id="arms" title="Arms" lead="Each arm with what it changes in the experiment.">
      <div class="scroll" tabIndex={0} role="region" aria-label="arms">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">arm</th>
              <th scope="col">value</th>
              <th scope="col">before</th>
              <th scope="col">in the arm</th>
            </tr>
          </thead>
          <tbody>
            {arms.flatMap(({ name, changes }) =>
              changes.length === 0
                ? [
                    <tr key={name}>
                      <th scope="row">
                        <bdi>{name}</bdi>
                      </th>
                      <td colSpan={3}>the experiment as it stands</td>
                    </tr>,
                  ]
                : changes.map(({ pointer, before, after }, place) => (
                    <tr key={`${name} ${pointer}`}>
                      <th scope="row">{place === 0 ? <bdi>{name}</bdi> : null}</th>
                      <td>
                        <code>{pointer}</code>
                      </td>
                      <td>{showJson(before)}</td>
                      <td>{showJson(after)}</td>
                    </tr>
                  )),
            )}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
