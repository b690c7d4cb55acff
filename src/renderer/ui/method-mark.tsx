import './method-mark.css';

/** The sign of a family of methods as in the viewer: its mark's shape and its line, beside a name. */
export function MethodMark({ family }: { family: 'joint' | 'sequential' }) {
  return (
    <svg className={`method-mark ${family}`} viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      <path className="method-line" d="M0 6H28" />
      <path d={family === 'joint' ? 'M14 1 19 10H9Z' : 'M14 .8 19.2 6 14 11.2 8.8 6Z'} />
    </svg>
  );
}
