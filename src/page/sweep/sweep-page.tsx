import { useState } from "preact/hooks";
import type { SweepView } from "../../report/view/sweep-page.ts";
import { Facts } from "../parts/facts.tsx";
import { Section } from "../parts/section.tsx";
import { Agreements } from "./agreements.tsx";
import { Arms } from "./arms.tsx";
import { Cells } from "./cells.tsx";
import { Compute } from "./compute.tsx";
import { Contrasts } from "./contrasts.tsx";
import { Courses } from "./courses.tsx";
import { Forest } from "./forest.tsx";

/** The page of an ablation. */
export function SweepPage({ sweep }: { readonly sweep: SweepView }) {
  const { name, folder, baseline, arms, seeds, cells, scores, findings, limits, contrasts } = sweep;
  const { courses, matrices, agreements } = sweep;
  const [decisive] = scores;
  const decided = contrasts.filter(({ isDecided }) => isDecided);
  const exploratory = contrasts.filter(({ isDecided }) => !isDecided);
  const [score, setScore] = useState<string>();
  const shown = score ?? decisive?.name;
  const count = (state: string) => cells.filter((cell) => cell.state === state).length;
  const failed = count("failed");
  return (
    <>
      <header>
        <p class="kicker">
          ablation · <bdi>{folder}</bdi>
        </p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Facts
          facts={[
            { name: "arms", value: String(arms.length), note: `baseline: ${sweep.baseline}` },
            { name: "seeds", value: String(seeds.length) },
            {
              name: "runs finished",
              value: `${count("finished")} of ${cells.length}`,
              ...(failed > 0 && { note: `${failed} failed` }),
            },
            ...(decisive === undefined
              ? []
              : [{ name: "decisive score", value: <bdi>{decisive.name}</bdi> }]),
          ]}
        />
      </header>
      <Section
        id="decided"
        title="Decided beforehand"
        lead="Contrasts that the plan names, by its decisive score. Differences are paired by seed; lines are 95 % intervals. Only these are tested."
      >
        {decisive === undefined ? (
          <p>No run has finished yet.</p>
        ) : decided.length === 0 ? (
          <p>The plan names no contrasts.</p>
        ) : (
          <>
            <Forest score={decisive} contrasts={decided} />
            <ul class="findings">
              {findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
            <Contrasts scores={[decisive]} contrasts={decided} />
          </>
        )}
        {limits.map((limit) => (
          <p key={limit} class="note">
            {limit}
          </p>
        ))}
      </Section>
      {exploratory.length === 0 ? null : (
        <Section
          id="exploratory"
          title="Exploratory"
          lead="Contrasts by other scores, and of arms that the plan does not name. They are not tested: with many of them, some look different by chance."
        >
          <div class="small-charts wide">
            {scores
              .map((score) => ({ score, own: exploratory.filter((one) => one.score === score.name) }))
              .filter(({ own }) => own.length > 0)
              .map(({ score, own }) => (
                <Forest key={score.name} score={score} contrasts={own} />
              ))}
          </div>
          <Contrasts scores={scores} contrasts={exploratory} />
        </Section>
      )}
      <Courses {...{ scores, arms, courses, matrices }} score={shown} onScore={setScore} />
      <Compute {...{ scores, cells, arms }} score={shown} onScore={setScore} />
      <Agreements {...{ agreements, baseline }} />
      <Cells {...{ cells, arms, seeds, scores }} score={shown} />
      <Arms arms={arms} />
    </>
  );
}
