import type { Media } from '../../../contract/media.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatRate, formatSeconds } from '../../ui/format.ts';

/** What a clip is: size, rate, length. */
export function ClipFacts({ media: { info } }: { media: Media }) {
  const facts = [
    ['Size', `${info.width} × ${info.height}`],
    ['Rate', `${formatRate(info.fps)} fps`],
    ['Frames', String(info.frames)],
    ['Duration', formatSeconds(info.durationSeconds)],
  ] as const;
  return (
    <div className="clip-facts">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="visually-hidden">{name}</dt>
            <dd>{name === 'Frames' ? `${value} frames` : value}</dd>
          </div>
        ))}
      </dl>
      {info.vfr && (
        <Badge
          kind="attention"
          title="Variable frame rate: the time between frames changes; every frame keeps its exact time."
        >
          VFR
        </Badge>
      )}
      {info.rotationDegrees !== 0 && (
        <Badge title={`The file asks for a rotation by ${info.rotationDegrees}°; it is applied.`}>
          rotated {info.rotationDegrees}°
        </Badge>
      )}
    </div>
  );
}
