import type { Warp } from '../../contract/correspondences.ts';
import type { FrameRange } from '../../contract/geometry.ts';
import type { FrameTableRecord } from '../../contract/media.ts';
import { ClipTime } from '../../document/timing/clip-time.ts';
import { pairLink, type TimeLink } from '../../document/timing/time-link.ts';
import type { Role } from '../ui/role.ts';

/** A clip as playback needs it. */
export interface PlaybackClip {
  readonly mediaId: string;
  readonly table: FrameTableRecord;
  /** The working zone: playing and looping keep to it; stepping and seeking may leave it. */
  readonly range: FrameRange;
  /** The frame of the sync event; left out or null, the first frame of the range takes its place. */
  readonly syncFrame?: number | null;
  /** Seconds of the file in a second of the scene, for slow motion that is played in real time (see {@link ClipTime}); left out, 1. */
  readonly rate?: number;
}

/** What drives playback; tests have one of their own. */
export interface PlaybackClock {
  /** Calls back once, before the next picture of the screen, with its time in milliseconds. */
  requestFrame(callback: (milliseconds: number) => void): void;
}

/** Slowest and fastest speed, times real time. */
export const SPEED_LIMITS = { slowest: 0.01, fastest: 16 } as const;

/** Longest step of the clock, milliseconds: a window that was hidden goes on where it was; a busy one keeps real time. */
const LONGEST_STEP = 1000;

/** The furthest that repeating J or L speeds playback up. */
const FASTEST_SHUTTLE = 8;

/** So many frames are to be at hand when playing begins. */
const FRAMES_TO_BEGIN = 12;
/** It begins without them after this time, milliseconds. */
const LONGEST_BEGINNING = 500;

const ROLES = ['source', 'target'] as const;

interface Track {
  readonly clip: PlaybackClip;
  readonly time: ClipTime;
}

/**
 * The playhead of both panes. Time runs on the source clip (on the target while there is no source), in real time from its frame table;
 * the other clip follows through the warp, or at a plain offset. Pictures are not its business: whoever shows frames listens.
 */
export class Playback {
  readonly #clock: PlaybackClock;
  readonly #tracks: Record<Role, Track | null> = { source: null, target: null };
  readonly #frames: Record<Role, number> = { source: 0, target: 0 };
  readonly #held: Record<Role, boolean> = { source: false, target: false };
  readonly #frameListeners = new Set<(role: Role, frame: number) => void>();
  readonly #stateListeners = new Set<() => void>();
  readonly #changed = new Set<Role>();
  #warp: Warp | null = null;
  #link: TimeLink | null = null;
  #isPlaying = false;
  #speed = 1;
  /** What J and L multiply the speed by. */
  #shuttle = 1;
  #direction: 1 | -1 = 1;
  #loop = true;
  /** Where the master clip is while playing, seconds from its frame 0; may lie outside of it while only the other clip runs. */
  #position = 0;
  /** When the screen was drawn last while playing, milliseconds; null before the first picture. */
  #lastTick: number | null = null;
  /** When the clock was where: the position is calculated from here anew each time, so that errors never add up. */
  #origin = { milliseconds: 0, position: 0 };
  #isAwake = false;
  readonly #isAtHand: (mediaId: string, frame: number) => boolean;
  /** Since when playing waits for its first frames, milliseconds; null when it does not. */
  #beginning: number | null = null;

  /** @param isAtHand whether a frame can be shown at once: playing begins when the first ones can, or a moment later in any case */
  constructor(
    clock: PlaybackClock = screenClock(),
    isAtHand: (mediaId: string, frame: number) => boolean = () => true,
  ) {
    this.#clock = clock;
    this.#isAtHand = isAtHand;
  }

  /** Puts a clip in a place, or empties it. The frame is kept when the clip stays the same, else the range's first is shown. */
  setClip(role: Role, clip: PlaybackClip | null): void {
    const before = this.#tracks[role];
    const sameTime = clip !== null && before?.clip.table === clip.table && before.clip.rate === clip.rate;
    this.#tracks[role] = clip && { clip, time: sameTime ? before.time : new ClipTime(clip.table, clip.rate) };
    this.#relink();
    const frame = clip && before?.clip.mediaId === clip.mediaId ? this.#frames[role] : (clip?.range[0] ?? 0);
    this.#show(role, this.#tracks[role]?.time.clamp(frame) ?? 0, false);
    const master = this.#master;
    if (master === null) this.pause();
    else if (!this.#isPlaying || !sameTime) this.#setPosition(this.#masterSeconds(master));
    this.#changed.add(role);
    this.#wake();
    this.#tellState();
  }

  /** Sets the links between the clips; null for a plain offset between the sync frames. */
  setWarp(warp: Warp | null): void {
    if (warp === this.#warp) return;
    this.#warp = warp;
    this.#relink();
    this.#tellState();
  }

  /** The clip in a place. */
  clipOf(role: Role): PlaybackClip | null {
    return this.#tracks[role]?.clip ?? null;
  }

  /** Frame index that is shown. */
  frameOf(role: Role): number {
    return this.#frames[role];
  }

  /** When the frame that is shown appears, seconds from frame 0. */
  secondsOf(role: Role): number {
    return this.#tracks[role]?.time.secondsOf(this.#frames[role]) ?? 0;
  }

  /** Time of the frame relative to the sync event, negative before it; null when none was set. */
  secondsFromSyncOf(role: Role): number | null {
    const track = this.#tracks[role];
    const sync = track?.clip.syncFrame ?? null;
    return track && sync !== null ? this.secondsOf(role) - track.time.secondsOf(sync) : null;
  }

  /** True while the clip has ended (or not begun) and its frame is held for the other one. */
  isHeld(role: Role): boolean {
    return this.#held[role];
  }

  /** The frame of a clip that is shown at a time, seconds from its frame 0; null while its place is empty. */
  frameAt(role: Role, seconds: number): number | null {
    return this.#tracks[role]?.time.frameShownAt(seconds) ?? null;
  }

  /** The frame of the other clip that belongs to a frame of this one; null while the other place is empty. */
  linkedFrame(role: Role, frame: number): number | null {
    const own = this.#tracks[role];
    const other = this.#tracks[otherOf(role)];
    if (!own || !other || !this.#link) return null;
    const seconds = own.time.secondsOf(frame);
    const linked = role === 'source' ? this.#link.toTarget(seconds) : this.#link.toSource(seconds);
    return other.time.frameShownAt(linked);
  }

  /** Times real time, always positive; of J and L the whole. */
  get speed(): number {
    return this.#speed * this.#shuttle;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get direction(): 1 | -1 {
    return this.#direction;
  }

  get loop(): boolean {
    return this.#loop;
  }

  set loop(loop: boolean) {
    if (loop === this.#loop) return;
    this.#loop = loop;
    this.#tellState();
  }

  /** @param speed times real time; kept within {@link SPEED_LIMITS} */
  setSpeed(speed: number): void {
    this.#speed = Math.max(SPEED_LIMITS.slowest, Math.min(SPEED_LIMITS.fastest, speed));
    this.#shuttle = 1;
    this.#setPosition(this.#position);
    this.#tellState();
  }

  /**
   * Shows a frame.
   *
   * @param frame kept within the clip
   * @param options linked: the other pane follows. While playing it always does.
   */
  seek(role: Role, frame: number, { linked = false }: { readonly linked?: boolean } = {}): void {
    const track = this.#tracks[role];
    if (!track) return;
    const shown = track.time.clamp(frame);
    this.#show(role, shown, false);
    const follow = linked || this.#isPlaying ? this.linkedFrame(role, shown) : null;
    if (follow !== null) this.#show(otherOf(role), follow, false);
    this.#setPosition(this.#masterSeconds(role));
    this.#wake();
  }

  /** Goes some frames on (or back, when negative) and stops playing. With "both" the other clip follows the master. */
  step(role: Role | 'both', delta: number): void {
    this.pause();
    const leader = role === 'both' ? this.#master : role;
    if (leader === null) return;
    this.seek(leader, this.#frames[leader] + delta, { linked: role === 'both' });
  }

  /** Plays on from the frames that are shown; from the end it begins again. */
  play(direction: 1 | -1 = 1): void {
    const master = this.#master;
    if (master === null || (this.#isPlaying && direction === this.#direction)) return;
    this.#direction = direction;
    const [start, end] = this.#interval(master);
    const atEnd = direction === 1 ? this.#lastShown(master, end) : this.#position <= start;
    const isOutside = this.#position < start || this.#position > end;
    if (!this.#isPlaying) {
      this.#lastTick = null;
      this.#beginning = null;
    }
    this.#setPosition(atEnd || isOutside ? (direction === 1 ? start : end) : this.#position);
    this.#isPlaying = true;
    this.#wake();
    this.#tellState();
  }

  /** Stops at the frames that are shown. */
  pause(): void {
    if (!this.#isPlaying) return;
    this.#isPlaying = false;
    this.#shuttle = 1;
    this.#direction = 1;
    this.#tellState();
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  /** J (-1), K (0) and L (1): backwards, stop, forwards; the same again doubles the speed. */
  shuttle(direction: -1 | 0 | 1): void {
    if (direction === 0) {
      this.pause();
      return;
    }
    const again = this.#isPlaying && direction === this.#direction;
    this.#shuttle = again ? Math.min(FASTEST_SHUTTLE, this.#shuttle * 2) : 1;
    this.#setPosition(this.#position);
    if (again) this.#tellState();
    else this.play(direction);
  }

  /** Calls the listener when a pane has another frame to show, at most once per picture of the screen and role. @returns stops it */
  onFrame(listener: (role: Role, frame: number) => void): () => void {
    this.#frameListeners.add(listener);
    return () => void this.#frameListeners.delete(listener);
  }

  /** Calls the listener when playing, speed, direction, loop, clips or warp have changed. @returns stops it */
  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener);
    return () => void this.#stateListeners.delete(listener);
  }

  get #master(): Role | null {
    return ROLES.find((role) => this.#tracks[role] !== null) ?? null;
  }

  #relink(): void {
    const { source, target } = this.#tracks;
    this.#link = null;
    if (!source || !target) return;
    const linked = ({ clip, time }: Track) => ({ time, syncFrame: clip.syncFrame ?? clip.range[0] });
    this.#link = pairLink(this.#warp, linked(source), linked(target));
  }

  /** The time of what a pane shows, on the master's clock. */
  #masterSeconds(role: Role): number {
    const seconds = this.secondsOf(role);
    return role === 'target' && this.#link ? this.#link.toSource(seconds) : seconds;
  }

  /** From when to when is played, on the master's clock: until both clips have ended when they keep one distance. */
  #interval(master: Role): readonly [number, number] {
    const own = rangeSeconds(this.#tracks[master]!);
    const other = this.#tracks[otherOf(master)];
    if (!other || !this.#link?.isOffset) return own;
    const [start, end] = rangeSeconds(other);
    return [Math.min(own[0], this.#link.toSource(start)), Math.max(own[1], this.#link.toSource(end))];
  }

  /** Whether both panes stand on what is shown last. */
  #lastShown(master: Role, end: number): boolean {
    const { time } = this.#tracks[master]!;
    return Math.max(this.#position, time.endOf(time.frameAt(this.#position))) >= end;
  }

  /** The clock goes on from here. */
  #setPosition(position: number): void {
    this.#position = position;
    if (this.#lastTick !== null) this.#origin = { milliseconds: this.#lastTick, position };
  }

  #wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#clock.requestFrame((milliseconds) => this.#tick(milliseconds));
  }

  #tick(milliseconds: number): void {
    this.#isAwake = false;
    const master = this.#master;
    if (this.#isPlaying && master !== null) {
      const isFirst = this.#lastTick === null;
      if (this.#lastTick === null) this.#origin = { milliseconds, position: this.#position };
      else this.#origin.milliseconds += Math.max(0, milliseconds - this.#lastTick - LONGEST_STEP);
      this.#lastTick = milliseconds;
      const elapsed = (milliseconds - this.#origin.milliseconds) / 1000;
      this.#advance(master, this.#origin.position + elapsed * this.speed * this.#direction);
      // The clock runs from the first frames on.
      if (isFirst && !this.#begins(milliseconds)) this.#lastTick = null;
    }
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const role of changed) for (const listener of [...this.#frameListeners]) listener(role, this.#frames[role]);
    if (this.#isPlaying) this.#wake();
  }

  /** Whether what is shown first is at hand, which a decoder that was elsewhere does not have yet, or was waited for long enough. */
  #begins(milliseconds: number): boolean {
    this.#beginning ??= milliseconds;
    return milliseconds - this.#beginning >= LONGEST_BEGINNING || ROLES.every((role) => this.#hasFirstFrames(role));
  }

  #hasFirstFrames(role: Role): boolean {
    const clip = this.#tracks[role]?.clip;
    if (!clip) return true;
    const [first, last] = clip.range;
    return Array.from({ length: FRAMES_TO_BEGIN }, (_, count) => this.#frames[role] + count * this.#direction)
      .filter((frame) => frame >= first && frame <= last)
      .every((frame) => this.#isAtHand(clip.mediaId, frame));
  }

  /** @param wanted where the clock says that the master clip is, seconds from its frame 0 */
  #advance(master: Role, wanted: number): void {
    const [start, end] = this.#interval(master);
    const left = wanted >= end || wanted < start;
    const length = end - start;
    if (!left) this.#position = wanted;
    else if (this.#loop && length > 0) this.#setPosition(start + ((((wanted - start) % length) + length) % length));
    else this.#setPosition(Math.max(start, Math.min(end, wanted)));
    this.#showAt(master, this.#position);
    const link = this.#link;
    if (link) this.#showAt('target', link.toTarget(this.#position));
    if (left && !this.#loop) this.pause();
  }

  /** Shows what a clip has at a time; outside its range the range's first or last frame is held. */
  #showAt(role: Role, seconds: number): void {
    const { clip, time } = this.#tracks[role]!;
    const [first, last] = clip.range;
    const frame = time.frameHeldIn(clip.range, seconds);
    // Playing stops at the very end, which is no time to dim anything.
    const ended = seconds > time.endOf(last) || seconds < time.secondsOf(first);
    this.#show(role, frame, ended && this.#tracks[otherOf(role)] !== null);
  }

  #show(role: Role, frame: number, held: boolean): void {
    if (this.#frames[role] === frame && this.#held[role] === held) return;
    this.#frames[role] = frame;
    this.#held[role] = held;
    this.#changed.add(role);
  }

  #tellState(): void {
    for (const listener of [...this.#stateListeners]) listener();
  }
}

/** The clock of the screen. */
export function screenClock(): PlaybackClock {
  return { requestFrame: (callback) => void requestAnimationFrame(callback) };
}

/** The other place of the pair. */
export function otherOf(role: Role): Role {
  return role === 'source' ? 'target' : 'source';
}

function rangeSeconds({ clip, time }: Track): readonly [number, number] {
  return [time.secondsOf(clip.range[0]), time.endOf(clip.range[1])];
}
