import { Label, Radio, RadioGroup } from 'react-aria-components';
import './choice-group.css';

/** One of a few: all are seen, arrow keys change between them. */
export function ChoiceGroup<V extends string>({
  label,
  value,
  choices,
  isDisabled = false,
  onChange,
}: {
  label: string;
  value: V;
  choices: readonly { readonly value: V; readonly label: string }[];
  isDisabled?: boolean;
  onChange: (value: V) => void;
}) {
  return (
    <RadioGroup
      className="choice-group"
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => onChange(next as V)}
    >
      <Label>{label}</Label>
      <div className="choices">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="choice">
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
