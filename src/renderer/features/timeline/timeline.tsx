import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import type { Playback } from '../../playback/playback.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { onceAfter } from '../../ui/once-after.ts';
import type { Role } from '../../ui/role.ts';
import { onTheme } from '../../ui/theme.ts';
import { GUTTER, layoutBands } from './lane-layout.ts';
import { MarkList } from './mark-list.tsx';
import { anchorMarks, momentMarks } from './mark-texts.ts';
import { frameText, hintText } from './pointer-hint.ts';
import { formatTime } from './ticks.ts';
import { LANES, type RunWarp, type ThumbnailLoader, type TimelineActions, type TimelineData } from './timeline-data.ts';
import { type Pointed, TimelineGestures } from './timeline-gestures.ts';
import { LANE_TEXTS, laneKey } from './timeline-keys.ts';
import { TimelineView } from './timeline-view.ts';
import './timeline.css';

/** Screen readers hear of a moving playhead at most this often, milliseconds. */
const TELL_EVERY = 250;

/** Height of a line of the key, CSS pixels. */
const KEY_LINE = 17;

/** What {@link Timeline} is given. */
export interface TimelineProps extends TimelineActions {
  /** What is shown; the same object while nothing has changed. */
  readonly data: TimelineData;
  readonly playback: Playback;
  /** Reads small pictures for the strips; null for none. The same function for the life of the panel. */
  readonly loadThumbnail: ThumbnailLoader | null;
}

/**
 * Both clips in time, one lane each, and between them the links of the shown runs. It fills its parent, which gives it at least 120 px of
 * height. The playhead comes from playback, never through React.
 */
export function Timeline({ data, playback, loadThumbnail, ...actions }: TimelineProps) {
  const language = useLanguage();
  useBindings();
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hint = useRef<HTMLDivElement>(null);
  const sliders = useRef<Record<Role, HTMLDivElement | null>>({ source: null, target: null });
  const nows = useRef<Record<Role, HTMLSpanElement | null>>({ source: null, target: null });
  const latest = useRef<TimelineActions>(actions);
  const view = useRef<TimelineView>(null);
  const gestures = useRef<TimelineGestures>(null);
  const [height, setHeight] = useState(0);
  const bands = useMemo(() => layoutBands(height), [height]);
  latest.current = actions;

  const tellNow = (role: Role): void => {
    const lane = view.current?.lanes[role];
    const slider = sliders.current[role];
    if (!lane || !slider) return;
    const frame = playback.frameOf(role);
    slider.setAttribute('aria-valuenow', String(frame));
    slider.setAttribute('aria-valuetext', frameText(view.current!, role, frame));
  };
  const showNow = (role: Role): void => {
    const lane = view.current?.lanes[role];
    const now = nows.current[role];
    if (!now) return;
    const frame = playback.frameOf(role);
    const number = frame + view.current!.data.frameBase;
    const text = lane ? `${number} · ${formatTime(lane.relativeSeconds(frame), 0.01)}` : t('timeline.noClip');
    if (now.textContent !== text) now.textContent = text;
  };
  const tell = useRef({ tellNow, showNow });
  tell.current = { tellNow, showNow };

  useLayoutEffect(() => {
    const made = new TimelineView(canvas.current!, playback, loadThumbnail);
    view.current = made;
    // The slider tells of its focus itself; only where it has it already, the press must.
    const focusLane = (role: Role): void => {
      const slider = sliders.current[role];
      if (document.activeElement === slider) latest.current.onFocus(role);
      else slider?.focus({ preventScroll: true });
    };
    const actionsWithFocus = (): TimelineActions => ({ ...latest.current, onFocus: focusLane });
    const pointed = (what: Pointed | null): void => showHint(hint.current!, made, what);
    gestures.current = new TimelineGestures(plot.current!, made, actionsWithFocus, pointed);
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = plot.current!;
      made.resize(clientWidth, clientHeight);
      setHeight(clientHeight);
    });
    observer.observe(plot.current!);
    let toTell: number | null = null;
    const show = onceAfter(() => {
      for (const role of LANES) tell.current.showNow(role);
    });
    const stopFrames = playback.onFrame(() => {
      show.ask();
      toTell ??= window.setTimeout(() => {
        toTell = null;
        for (const each of LANES) tell.current.tellNow(each);
      }, TELL_EVERY);
    });
    const stopTheme = onTheme(() => made.restyle());
    return () => {
      observer.disconnect();
      if (toTell !== null) window.clearTimeout(toTell);
      stopFrames();
      show.stop();
      stopTheme();
      gestures.current?.close();
      made.close();
    };
    // The refs stay the same for the life of the component.
  }, [playback, loadThumbnail]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the language changes what is drawn and told
  useEffect(() => {
    view.current?.show(data);
    for (const role of LANES) {
      tell.current.showNow(role);
      tell.current.tellNow(role);
    }
  }, [data, language, playback, loadThumbnail]);

  const choose = useMemo(() => {
    const moment = (role: Role) => (id: string) => {
      const chosen = view.current?.data.lanes[role]?.moments.find((each) => each.id === id);
      if (!chosen) return;
      latest.current.onSelectMoment(role, id);
      latest.current.onSeek(role, chosen.frame, true);
    };
    const anchor = (id: string) => {
      const chosen = view.current?.data.anchors.find((each) => each.id === id);
      latest.current.onSelectAnchor(id);
      if (chosen) latest.current.onSeek('source', chosen.sourceFrame, true);
    };
    return { source: moment('source'), target: moment('target'), anchor };
  }, []);
  const reachAnchor = useMemo(() => (id: string) => latest.current.onSelectAnchor(id), []);
  const { frameBase } = data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words depend on the language
  const marks = useMemo(
    () => ({
      source: momentMarks(data.lanes.source, frameBase),
      target: momentMarks(data.lanes.target, frameBase),
      anchors: anchorMarks(data.anchors, frameBase),
    }),
    [data.lanes.source, data.lanes.target, data.anchors, frameBase, language],
  );
  const press = (role: Role) => (event: KeyboardEvent) => {
    const lane = view.current?.lanes[role];
    const key = lane && laneKey(event, lane, playback.frameOf(role));
    if (!lane || !key) return;
    // Escape without a drag belongs to the window.
    if (key.kind === 'cancel' && !gestures.current?.cancel()) return;
    event.preventDefault();
    event.stopPropagation();
    if (key.kind === 'seek') actions.onSeek(role, key.frame, true);
    if (key.kind === 'zoom') view.current?.zoom(role, view.current.playheadX(role), key.factor);
    if (key.kind === 'fit') view.current?.fit();
    if (key.kind === 'select') actions.onSelectMoment(role, key.momentId);
  };
  const isEmpty = data.lanes.source === null && data.lanes.target === null;
  return (
    <section className="timeline" aria-label={t('timeline.name')}>
      <div className="timeline-gutter" style={{ width: GUTTER }}>
        {LANES.map((role) => (
          <div
            key={role}
            className={`timeline-name ${role}`}
            style={{ top: bands[role].lane.top, height: bands[role].lane.height }}
          >
            <strong>{t(LANE_TEXTS[role].name)}</strong>
            <span className="timeline-now">
              <span ref={(element) => void (nows.current[role] = element)} />
            </span>
          </div>
        ))}
        <ul className="timeline-key" style={{ top: bands.warp.top, height: bands.warp.height }}>
          {shownKey(data, bands.warp.height).map(({ method, family }) => (
            <li key={method} className={family}>
              {method}
            </li>
          ))}
        </ul>
      </div>
      <div ref={plot} className="timeline-plot">
        <canvas ref={canvas} />
        {LANES.map((role) => (
          <div
            key={role}
            ref={(element) => void (sliders.current[role] = element)}
            className="timeline-lane"
            role="slider"
            tabIndex={data.lanes[role] ? 0 : -1}
            aria-label={t(LANE_TEXTS[role].lane)}
            aria-description={t('timeline.keys')}
            aria-disabled={data.lanes[role] === null}
            aria-valuemin={0}
            aria-valuemax={Math.max(0, (data.lanes[role]?.table.pts.length ?? 1) - 1)}
            aria-valuenow={playback.frameOf(role)}
            style={{ top: bands[role].lane.top, height: bands[role].lane.height }}
            onKeyDown={press(role)}
            onFocus={() => actions.onFocus(role)}
          />
        ))}
        {LANES.map((role) => (
          <MarkList
            key={role}
            label={t(LANE_TEXTS[role].moments)}
            marks={marks[role]}
            top={bands[role].strip.top}
            onChoose={choose[role]}
          />
        ))}
        <MarkList
          label={t('sync.anchor-list')}
          description={t('sync.anchor-keys', {
            nudge: keyHint('nudge-earlier', 'nudge-later'),
            remove: keyHint('delete-selection'),
          })}
          marks={marks.anchors}
          top={bands.warp.top}
          onChoose={choose.anchor}
          onReach={reachAnchor}
        />
        {isEmpty && <p className="timeline-empty">{t('timeline.empty')}</p>}
        <div ref={hint} className="timeline-hint" aria-hidden="true" hidden />
      </div>
    </section>
  );
}

/** The key of the links, where there is room for all of it; hints and the results name the methods too. */
function shownKey({ runs }: TimelineData, height: number): readonly RunWarp[] {
  return runs.length * KEY_LINE <= height ? runs : [];
}

/** Shows the hint beside the pointer, inside the plot. */
function showHint(hint: HTMLElement, view: TimelineView, pointed: Pointed | null): void {
  const text = pointed && hintText(view, pointed);
  hint.hidden = !text;
  if (!pointed || !text) return;
  if (hint.textContent !== text) hint.textContent = text;
  const { offsetWidth, offsetHeight } = hint;
  const room = view.bands.height;
  const left = Math.max(4, Math.min(view.width - offsetWidth - 4, pointed.x + 14));
  const isBelow = pointed.y + 18 + offsetHeight <= room;
  const top = isBelow ? pointed.y + 18 : Math.max(2, pointed.y - offsetHeight - 12);
  hint.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
