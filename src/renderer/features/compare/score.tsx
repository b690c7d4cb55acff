/** A score of 0..1 as a number with a bar. */
export function Score({ value, title }: { value: number; title: string }) {
  const shown = Math.min(1, Math.max(0, value));
  return (
    <span className="score-value" title={title}>
      <span className="score-bar" aria-hidden="true">
        <span className="score-bar-filled" style={{ width: `${shown * 100}%` }} />
      </span>
      {value.toFixed(2)}
    </span>
  );
}
