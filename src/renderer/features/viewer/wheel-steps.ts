/** Pixels of one notch of a wheel, and of one line in browsers that count lines. */
const NOTCH = 100;
const LINE = 33;
/** Pixels that a touch pad scrolls for one frame. */
const PIXELS_PER_FRAME = 40;

/** Turns a wheel's or touch pad's scrolling into whole frames. */
export class WheelSteps {
  #rest = 0;

  /** How far was scrolled, pixels, down positive. */
  pixelsOf({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
    return deltaMode === 0 ? deltaY : deltaY * LINE;
  }

  /** Frames to step, down is forwards: one for every notch; a touch pad's small movements add up. */
  stepsOf(event: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
    const pixels = this.pixelsOf(event);
    if (Math.abs(pixels) >= NOTCH * 0.6) {
      this.#rest = 0;
      return Math.sign(pixels) * Math.max(1, Math.round(Math.abs(pixels) / (NOTCH * 1.2)));
    }
    if (Math.sign(pixels) !== Math.sign(this.#rest)) this.#rest = 0;
    this.#rest += pixels;
    // Not the negative zero.
    const frames = Math.trunc(this.#rest / PIXELS_PER_FRAME) || 0;
    this.#rest -= frames * PIXELS_PER_FRAME;
    return frames;
  }
}
