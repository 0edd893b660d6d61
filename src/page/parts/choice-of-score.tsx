import { Choice } from "./choice.tsx";

interface ChoiceOfScoreProperties {
  /** The chosen score. */
  readonly score: string;
  readonly scores: readonly { readonly name: string }[];
  readonly onScore: (score: string) => void;
}

/** A drop-down list of scores. */
export function ChoiceOfScore({ score, scores, onScore }: ChoiceOfScoreProperties) {
  const options = scores.map(({ name }) => ({ value: name, label: name }));
  return <Choice label="score" value={score} options={options} onChange={onScore} />;
}
