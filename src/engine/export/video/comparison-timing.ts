import type { Fraction } from '../../../contract/media.ts';
import { frameOfMoment, type TimedClip, type Timing, targetInStep } from '../../../document/comparison/in-step.ts';
import type { ComparisonMoment, PlannedFrame } from '../../../document/comparison/planned-frame.ts';

/** What the frames depend on. */
export interface TimingOptions {
  readonly source: TimedClip;
  readonly target: TimedClip;
  readonly timing: Timing;
  /** Seconds of the source's time in a second of the output: 0.25 is four times slower. */
  readonly speed: number;
  readonly fps: Fraction;
  readonly moments: readonly ComparisonMoment[];
  /** How long playback stands at every key moment, seconds; 0 for not at all. */
  readonly freezeSeconds: number;
}

/**
 * Which source and target frame every output frame shows. Output frame k stands for the middle of its interval, the source time
 * (k + 1/2) * speed / fps after the range's first frame, and shows the source frame on screen then: clips of constant rate give every frame its
 * due count whatever the rounding of their PTS, and clips of variable rate keep real time. Their number is the range's duration / speed * fps,
 * rounded, plus the stills.
 *
 * The target's time is counted from when the source frame appears: the first output frame that shows a source frame has beside it what the
 * window has when it stands on that frame, and those after it what the window comes to while it plays on.
 */
export function planFrames(options: TimingOptions): PlannedFrame[] {
  const { source, speed, fps, timing } = options;
  const [first, last] = source.range;
  const start = source.time.secondsOf(first);
  const count = Math.max(1, Math.round(((source.time.endOf(last) - start) / speed) * (fps[0] / fps[1])));
  const stills = Math.round(options.freezeSeconds * (fps[0] / fps[1]));
  const waiting = options.moments
    .filter(({ sourceFrame }) => sourceFrame >= first && sourceFrame <= last)
    .toSorted((a, b) => a.sourceFrame - b.sourceFrame);
  const targetAt = targetInStep(timing, source, options.target);
  const frames: PlannedFrame[] = [];

  const stand = (moment: ComparisonMoment): void => {
    const shown = targetAt(source.time.secondsOf(moment.sourceFrame));
    const still = { ...frameOfMoment(moment, shown, timing), frozen: true };
    for (let i = 0; i < stills; i++) frames.push(still);
  };
  let appeared = { frame: -1, seconds: 0 };
  for (let k = 0; k < count; k++) {
    const seconds = ((k + 0.5) * speed * fps[1]) / fps[0];
    const frame = Math.max(first, Math.min(last, source.time.frameAt(start + seconds)));
    if (frame !== appeared.frame) appeared = { frame, seconds };
    while (waiting.length > 0 && waiting[0]!.sourceFrame < frame) stand(waiting.shift()!);
    const shown = targetAt(source.time.secondsOf(frame) + seconds - appeared.seconds);
    const moment = options.moments.find(({ sourceFrame }) => sourceFrame === frame);
    frames.push(moment ? frameOfMoment(moment, shown, timing) : { source: frame, ...shown });
  }
  for (const moment of waiting) stand(moment);
  return frames;
}
