/** A score of 0..1 as a number with a bar. */
export function Score({ value, label }: { value: number; label: string }) {
  const shown = Math.min(1, Math.max(0, value));
  return (
    <span className="score numbers" title={label}>
      <span className="score-bar" aria-hidden="true">
        <span style={{ width: `${shown * 100}%` }} />
      </span>
      <span className="visually-hidden">{label} </span>
      {value.toFixed(2)}
    </span>
  );
}
