import './controls.css';

/** How far something is, 0..1; null when that is not known. */
export function Meter({ fraction, label }: { fraction: number | null; label: string }) {
  const value = fraction === null ? {} : { 'aria-valuenow': Math.round(fraction * 100) };
  return (
    <div
      className={fraction === null ? 'meter endless' : 'meter'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...value}
    >
      <div style={fraction === null ? {} : { transform: `scaleX(${fraction})` }} />
    </div>
  );
}
