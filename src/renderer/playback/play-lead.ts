import type { FrameWish } from './frame-wishes.ts';

/** The furthest ahead of what plays that is begun with, frames. */
const MOST = 30;
/** What is left of an old measurement with every new one: one slow frame is forgotten soon. */
const KEPT = 0.9;

/**
 * How far ahead of what plays a frame must be begun to come in time, learnt from those that came. What cannot come in time any more is left
 * out in favour of what can: a clip that is too much for the machine then shows some of its frames when they are due, not all too late.
 */
export class PlayLead {
  #frames = 0;

  /**
   * A frame has come.
   *
   * @param begun what was wished when its copy was begun
   * @param now what is wished now
   */
  learn(begun: FrameWish | null, now: FrameWish | null): void {
    // Another viewer of the same clip is elsewhere, which says nothing.
    if (begun && now && begun.viewer !== now.viewer) return;
    const passed = begun && now && plays(begun) && plays(now) ? now.index - begun.index : -1;
    // A clip that begins anew, or nothing that plays.
    if (passed < 0) this.#frames = 0;
    else this.#frames = Math.min(MOST, Math.max(passed + 1, this.#frames * KEPT));
  }

  /** How far ahead of a wish frames are worth beginning; 0 for what does not play forwards. */
  of(wish: FrameWish): number {
    return plays(wish) ? Math.round(this.#frames) : 0;
  }

  /**
   * The first frame that is worth beginning for a wish.
   *
   * @param next the frame to which the decoder comes next; null when it is elsewhere. It never goes back for what was left out
   */
  first(wish: FrameWish, next: number | null): number {
    const inTime = wish.index + this.of(wish);
    return next !== null && plays(wish) && next > inTime && next - wish.index <= MOST ? next : inTime;
  }
}

function plays({ isPassing, direction }: FrameWish): boolean {
  return isPassing && direction === 1;
}
