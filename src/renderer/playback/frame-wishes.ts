/** What one viewer of a clip shows, and where it is going. */
export interface FrameWish {
  readonly viewer: string;
  readonly index: number;
  readonly direction: 1 | -1;
  /** It plays by: a frame that comes too late is worth less than one of those that are shown next. */
  readonly isPassing: boolean;
}

/** How much further a frame behind a playhead counts than one ahead of it. */
const BEHIND_WEIGHT = 1.5;

/** What the viewers of one clip (a pane; both panes when they show the same clip) wish to see: of each the newest wish only. */
export class FrameWishes {
  /** The newest last. */
  readonly #wishes = new Map<string, FrameWish>();
  #version = 0;

  /** Counts the changes. */
  get version(): number {
    return this.#version;
  }

  /** The newest first. */
  get all(): readonly FrameWish[] {
    return [...this.#wishes.values()].reverse();
  }

  get newest(): FrameWish | null {
    return this.all[0] ?? null;
  }

  /** @param playing which way the viewer plays; null when it does not */
  set(viewer: string, index: number, playing: 1 | -1 | null): void {
    const before = this.#wishes.get(viewer);
    const isPassing = playing !== null;
    const going = !before || index === before.index ? (before?.direction ?? 1) : index < before.index ? -1 : 1;
    this.#wishes.delete(viewer);
    this.#wishes.set(viewer, { viewer, index, direction: playing ?? going, isPassing });
    if (index !== before?.index || isPassing !== before.isPassing) this.#version += 1;
  }

  delete(viewer: string): void {
    if (this.#wishes.delete(viewer)) this.#version += 1;
  }

  /** Whether a viewer wishes to see just this frame. */
  includes(index: number): boolean {
    return [...this.#wishes.values()].some((wish) => wish.index === index);
  }

  /** Whether a viewer that does not play wishes to see just this frame. */
  isStill(index: number): boolean {
    return [...this.#wishes.values()].some((wish) => wish.index === index && !wish.isPassing);
  }

  /** How far a frame lies from what is wished, in frames; what was passed by counts more. */
  away(index: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (const wish of this.#wishes.values()) {
      const distance = (index - wish.index) * wish.direction;
      least = Math.min(least, distance < 0 ? -distance * BEHIND_WEIGHT : distance);
    }
    return least;
  }
}
