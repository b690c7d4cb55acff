import { useId } from 'react';
import type { Moment } from '../../../contract/moments.ts';

/** Chooses what is looked for: the marked points, or joints of the person at some frames. */
export function QueryChoice({
  marked,
  useJoints,
  text,
  problem,
  enabled,
  onUseJoints,
  onText,
}: {
  marked: readonly Moment[];
  useJoints: boolean;
  text: string;
  problem: string | null;
  enabled: boolean;
  onUseJoints: (value: boolean) => void;
  onText: (text: string) => void;
}) {
  const id = useId();
  const points = marked.reduce(
    (sum, { keypoints }) => sum + Object.values(keypoints).filter((each) => each.visible).length,
    0,
  );
  return (
    <fieldset className="field" disabled={!enabled}>
      <legend>Points to find</legend>
      {marked.length > 0 && (
        <label className="check">
          <input type="radio" name={id} checked={!useJoints} onChange={() => onUseJoints(false)} />
          <span>
            Marked points
            <small>
              {points} points at {marked.map(({ name }) => name).join(', ')}
            </small>
          </span>
        </label>
      )}
      <label className="check">
        <input type="radio" name={id} checked={useJoints} onChange={() => onUseJoints(true)} />
        <span>Human joints at frames</span>
      </label>
      {useJoints && (
        <>
          <input
            type="text"
            inputMode="numeric"
            aria-label="Frames of the source clip"
            aria-invalid={problem !== null}
            aria-describedby={`${id}-problem`}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
          <small id={`${id}-problem`} className={problem ? 'problem' : ''}>
            {problem ?? 'The joints are found in the source at these frames.'}
          </small>
        </>
      )}
    </fieldset>
  );
}
