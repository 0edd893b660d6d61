interface ChoiceProperties<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** A drop-down list with its label. */
export function Choice<Value extends string | number>(properties: ChoiceProperties<Value>) {
  const { label, value, options, onChange } = properties;
  return (
    <label class="choice">
      {label}{" "}
      <select
        value={String(value)}
        onChange={({ currentTarget }) => onChange(options[currentTarget.selectedIndex]!.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
