import { useStore } from 'zustand';
import { METHODS } from '../../contract/methods.ts';
import { comparisonMoments } from '../../document/comparison/planned-frame.ts';
import { playableRange } from '../../document/queries.ts';
import { CheatSheet } from '../features/cheat-sheet/cheat-sheet.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import type { ExportSubject } from '../features/export/export-summary.ts';
import { CommandPalette } from '../features/palette/command-palette.tsx';
import { GoToDialog } from '../features/palette/go-to-dialog.tsx';
import { AboutDialog } from '../features/settings/about-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { HelpDialog } from '../features/tour/help-dialog.tsx';
import { Tour } from '../features/tour/tour.tsx';
import { useView } from '../studio/view-store.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import { comparisonSubject, exportedPair, lookOfWindow } from './comparison-subject.ts';
import { isPanel } from './dock/panels.ts';
import type { Studio } from './studio.ts';
import type { StudioState } from './studio-state.ts';
import type { PairView } from './use-pair.ts';

function exportedClip(pair: PairView, role: Role): ExportSubject['source'] {
  const media = pair.media[role];
  return (
    media && {
      file: media.info.file,
      fps: media.info.fps,
      captureFps: media.captureFps,
      range: playableRange(media),
    }
  );
}

function exportSubject(studio: Studio, pair: PairView): ExportSubject {
  const moments = [...pair.moments.source, ...pair.moments.target];
  const found = pair.runs.flatMap(({ result }) => result.moments);
  const source = exportedClip(pair, 'source');
  const isShown = (frame: number) => source !== null && frame >= source.range[0] && frame <= source.range[1];
  const compared = comparisonMoments(pair.runs[0]?.result, pair.moments.source);
  return {
    name: studio.session.state.project?.name ?? 'project',
    source,
    target: exportedClip(pair, 'target'),
    runs: studio.session.document.ofKind('run').length,
    methods: METHODS.filter((method) => pair.runs.some(({ result }) => result.method === method)).map((method) =>
      t(`run.method.${method}`),
    ),
    moments: compared.filter(({ sourceFrame }) => isShown(sourceFrame)).length,
    markedPoints: moments.reduce((sum, { keypoints }) => sum + Object.keys(keypoints).length, 0),
    foundPoints: found.reduce((sum, { keypoints }) => sum + Object.keys(keypoints).length, 0),
    clips: studio.session.document.ofKind('media').map(({ info, sizeBytes }) => ({ file: info.file, sizeBytes })),
  };
}

/** The dialog that is open, if any. */
export function Dialogs({ studio, state, pair }: { studio: Studio; state: StudioState; pair: PairView }) {
  const { actions, layout } = studio;
  const dialog = useStore(layout, (each) => each.dialog);
  const focused = useView(({ focusedRole }) => focusedRole);
  const close = (): void => {
    // A dialog may have opened another one.
    if (layout.getState().dialog === dialog) layout.setState({ dialog: null });
  };
  if (dialog === 'palette') return <CommandPalette actions={actions} onClose={close} />;
  if (dialog === 'cheat-sheet') return <CheatSheet actions={actions} onClose={close} />;
  if (dialog === 'settings') return <SettingsDialog device={state.device} onClose={close} />;
  if (dialog === 'keyboard')
    return <SettingsDialog key="keyboard" first="keyboard" device={state.device} onClose={close} />;
  if (dialog === 'about') return <AboutDialog onClose={close} />;
  if (dialog === 'help') return <HelpDialog actions={actions} onClose={close} />;
  if (dialog === 'tour') {
    return (
      <Tour
        onStop={(stop) => {
          if (isPanel(stop)) studio.dock.show(stop);
        }}
        onClose={close}
      />
    );
  }
  if (dialog === 'export' || dialog === 'bundle') {
    const exported = exportedPair(studio, pair);
    const isPair = exported.media.source !== null && exported.media.target !== null;
    return (
      <ExportDialog
        model={studio.exports}
        firstOffer={dialog === 'bundle' ? 'bundle' : isPair ? 'mp4' : 'csv'}
        subject={exportSubject(studio, exported)}
        comparison={{
          subject: comparisonSubject(studio, exported),
          hasRun: exported.runs.length > 0,
          firstLook: lookOfWindow(exported),
          frames: studio.frames,
          near: studio.playback.frameOf('source'),
        }}
        onSnapshot={(to) => actions.snapshot(to)}
        onClose={close}
      />
    );
  }
  const media = pair.media[focused];
  if (dialog === 'go-to' && media) {
    return (
      <GoToDialog actions={actions} clipName={media.info.file} lastFrame={media.info.frames - 1} onClose={close} />
    );
  }
  return null;
}
