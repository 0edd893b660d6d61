import type { RunView } from "../../report/view/view.ts";
import { Section } from "../parts/section.tsx";
import { showMoment, showJson } from "../numbers.ts";

/** The experiment with its differences, and the machines. */
export function Setting({ experiment, environments }: Pick<RunView, "experiment" | "environments">) {
  return (
    <>
      <Section id="experiment" title="Experiment" lead={describeOrigin(experiment)}>
        <Differences differences={experiment.differences} />
        <details>
          <summary>The complete experiment, with all defaults</summary>
          <pre class="json">{JSON.stringify(experiment.content, null, 2)}</pre>
        </details>
      </Section>
      {environments.length === 0 ? null : (
        <Section id="environment" title="Environment">
          <div class="scroll" tabIndex={0} role="region" aria-label="environments">
            {environments.map(({ at, facts }, place) => (
              <table class="plain" key={place}>
                <caption>{place === 0 ? `begun ${showMoment(at)}` : `resumed ${showMoment(at)}`}</caption>
                <tbody>
                  {facts.map(([name, value]) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td>{value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function describeOrigin({ extends: base, differences }: RunView["experiment"]): string | undefined {
  if (differences === null)
    return "The file that the run was started from is gone or has changed; its differences are not known.";
  if (base !== null) return `It extends ${base}.`;
  return differences.length === 0 ? undefined : "It differs from its file.";
}

function Differences({ differences }: Pick<RunView["experiment"], "differences">) {
  if (differences === null || differences.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="differences">
      <table class="plain differences" data-table="differences">
        <thead>
          <tr>
            <th scope="col">value</th>
            <th scope="col">before</th>
            <th scope="col">in this run</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ pointer, before, after }) => (
            <tr key={pointer}>
              <th scope="row">
                <code>{pointer}</code>
              </th>
              <td>{showJson(before)}</td>
              <td>{showJson(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
