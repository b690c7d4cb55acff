import { COMPARISON_LAYOUTS } from '../../contract/export.ts';
import { commandsOf, type StudioCommand } from './command.ts';
import type { StudioActions, StudioConditions } from './studio-actions.ts';

const playback = commandsOf('playback', {
  'play-pause': { keys: ['Space'], when: 'hasClip', perform: (studio) => studio.togglePlay() },
  'next-frame': { keys: ['ArrowRight', '.'], when: 'hasClip', repeats: true, perform: (studio) => studio.step(1) },
  'previous-frame': { keys: ['ArrowLeft', ','], when: 'hasClip', repeats: true, perform: (studio) => studio.step(-1) },
  'forward-10': { keys: ['Shift+ArrowRight'], when: 'hasClip', repeats: true, perform: (studio) => studio.step(10) },
  'back-10': { keys: ['Shift+ArrowLeft'], when: 'hasClip', repeats: true, perform: (studio) => studio.step(-10) },
  'next-marker': { keys: ['Mod+ArrowRight'], when: 'hasMarkers', perform: (studio) => studio.goToMarker(1) },
  'previous-marker': { keys: ['Mod+ArrowLeft'], when: 'hasMarkers', perform: (studio) => studio.goToMarker(-1) },
  'forward-share': { keys: ['PageDown'], when: 'hasClip', repeats: true, perform: (studio) => studio.jumpByShare(0.1) },
  'back-share': { keys: ['PageUp'], when: 'hasClip', repeats: true, perform: (studio) => studio.jumpByShare(-0.1) },
  'zone-start': { keys: ['Home'], when: 'hasClip', perform: (studio) => studio.goToZoneEdge('start') },
  'zone-end': { keys: ['End'], when: 'hasClip', perform: (studio) => studio.goToZoneEdge('end') },
  'go-to': { keys: ['G', 'Mod+J'], when: 'hasClip', perform: (studio) => studio.show('go-to') },
  'sync-point': { keys: ['F8'], when: 'hasSyncOrigin', perform: (studio) => studio.goToSyncOrigin() },
  'play-reverse': { keys: ['J'], when: 'hasClip', perform: (studio) => studio.shuttle(-1) },
  pause: { keys: ['K'], when: 'hasClip', perform: (studio) => studio.pause() },
  'play-forward': { keys: ['L'], when: 'hasClip', perform: (studio) => studio.shuttle(1) },
  'shuttle-back': {
    keys: ['K+J'],
    hasFixedKeys: true,
    when: 'hasClip',
    byKeyOnly: true,
    repeats: true,
    perform: (studio) => studio.step(-1),
  },
  'shuttle-forward': {
    keys: ['K+L'],
    hasFixedKeys: true,
    when: 'hasClip',
    byKeyOnly: true,
    repeats: true,
    perform: (studio) => studio.step(1),
  },
  faster: { keys: ['ArrowUp'], when: 'hasClip', repeats: true, perform: (studio) => studio.changeSpeed(25) },
  slower: { keys: ['ArrowDown'], when: 'hasClip', repeats: true, perform: (studio) => studio.changeSpeed(-25) },
  'faster-10': { keys: ['Shift+ArrowUp'], when: 'hasClip', repeats: true, perform: (studio) => studio.changeSpeed(10) },
  'slower-10': {
    keys: ['Shift+ArrowDown'],
    when: 'hasClip',
    repeats: true,
    perform: (studio) => studio.changeSpeed(-10),
  },
  'faster-1': { keys: ['Mod+ArrowUp'], when: 'hasClip', repeats: true, perform: (studio) => studio.changeSpeed(1) },
  'slower-1': { keys: ['Mod+ArrowDown'], when: 'hasClip', repeats: true, perform: (studio) => studio.changeSpeed(-1) },
  loop: { when: 'hasClip', perform: (studio) => studio.toggleLoop() },
  'real-time': { when: 'hasClip', perform: (studio) => studio.toggleRealTime() },
  'cycle-warp': { keys: ['W'], when: 'hasPair', perform: (studio) => studio.cycleWarp() },
});

const marks = commandsOf('marks', {
  'add-keypoint': { keys: ['N'], when: 'hasClip', perform: (studio) => studio.addKeypoint() },
  'add-marker': { keys: ['M', 'Insert'], when: 'hasClip', perform: (studio) => studio.addMarker() },
  guided: { when: 'hasClip', perform: (studio) => studio.startGuided() },
  'suggest-points': { when: 'hasClip', perform: (studio) => studio.suggestPoints() },
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `keypoint-${index + 1}`,
      {
        keys: [String(index + 1)],
        hasFixedKeys: true,
        when: 'hasClip' as const,
        byKeyOnly: true,
        perform: (studio: StudioActions) => studio.pickKeypoint(index),
      },
    ]),
  ),
  'delete-selection': {
    keys: ['Delete', 'Backspace'],
    when: 'hasSelection',
    perform: (studio) => studio.deleteSelection(),
  },
  'set-in': { keys: ['I'], when: 'hasClip', perform: (studio) => studio.setZoneEdge('in') },
  'set-out': { keys: ['O'], when: 'hasClip', perform: (studio) => studio.setZoneEdge('out') },
  'clear-zone': { keys: ['X', '\\'], when: 'hasZone', perform: (studio) => studio.clearZone() },
  'set-sync': { when: 'hasClip', perform: (studio) => studio.setSyncOrigin() },
  'add-anchor': { keys: ['A'], when: 'hasPair', perform: (studio) => studio.addAnchor() },
  'delete-anchor': { when: 'hasAnchor', perform: (studio) => studio.deleteAnchor() },
  'nudge-later': { keys: ['Alt+ArrowRight'], when: 'hasPair', repeats: true, perform: (studio) => studio.nudgeSync(1) },
  'nudge-earlier': {
    keys: ['Alt+ArrowLeft'],
    when: 'hasPair',
    repeats: true,
    perform: (studio) => studio.nudgeSync(-1),
  },
});

const results = commandsOf('results', {
  run: { keys: ['R', 'Enter'], when: 'canRun', perform: (studio) => studio.run() },
  'cancel-job': { when: 'jobRunning', perform: (studio) => studio.cancelJob() },
  'cycle-view': { keys: ['V'], when: 'hasResult', perform: (studio) => studio.cycleMethodView() },
  'next-failure': { keys: ['F'], when: 'hasFailures', perform: (studio) => studio.goToFailure(1) },
  'previous-failure': { keys: ['Shift+F'], when: 'hasFailures', perform: (studio) => studio.goToFailure(-1) },
  'accept-prediction': { when: 'hasSelection', perform: (studio) => studio.acceptPrediction() },
  'reject-prediction': { when: 'hasSelection', perform: (studio) => studio.rejectPrediction() },
});

const view = commandsOf('view', {
  ...Object.fromEntries(
    COMPARISON_LAYOUTS.map((layout, index) => [
      `view-${layout}`,
      {
        keys: [`Alt+${index + 1}`],
        when: 'hasPair' as const,
        perform: (studio: StudioActions) => studio.setViewMode(layout),
      },
    ]),
  ),
  'toggle-overlay': { keys: ['F9'], when: 'hasPair', perform: (studio) => studio.toggleOverlay() },
  'opacity-more': { keys: ['Alt++'], when: 'hasPair', repeats: true, perform: (studio) => studio.changeOpacity(10) },
  'opacity-less': { keys: ['Alt+-'], when: 'hasPair', repeats: true, perform: (studio) => studio.changeOpacity(-10) },
  'align-people': { keys: ['P'], when: 'hasPair', perform: (studio) => studio.toggleAlignedPeople() },
  'link-zoom': { keys: ['Z'], when: 'hasPair', perform: (studio) => studio.toggleLinkedZoom() },
  'focus-source': { keys: ['['], perform: (studio) => studio.focusPane('source') },
  'focus-target': { keys: [']'], perform: (studio) => studio.focusPane('target') },
  'show-viewer': { perform: (studio) => studio.showPanel('viewer') },
  'show-timeline': { perform: (studio) => studio.showPanel('timeline') },
  'show-points': { perform: (studio) => studio.showPanel('points') },
  'show-run': { perform: (studio) => studio.showPanel('run') },
  'show-jobs': { perform: (studio) => studio.showPanel('jobs') },
  'show-compare': { perform: (studio) => studio.showPanel('compare') },
  'show-space-time': { perform: (studio) => studio.showPanel('space-time') },
  'show-plots': { perform: (studio) => studio.showPanel('plots') },
  'next-panels': { keys: ['F6'], when: 'hasClip', repeats: true, perform: (studio) => studio.goToPanels(1) },
  'previous-panels': { keys: ['Shift+F6'], when: 'hasClip', repeats: true, perform: (studio) => studio.goToPanels(-1) },
  'maximise-panel': { keys: ['Mod+Shift+M'], when: 'hasClip', perform: (studio) => studio.changePanel('maximise') },
  'float-panel': { when: 'hasClip', perform: (studio) => studio.changePanel('float') },
  'close-panel': { when: 'hasClip', perform: (studio) => studio.changePanel('close') },
  'layout-coach': { when: 'hasClip', perform: (studio) => studio.arrange('coach') },
  'layout-researcher': { when: 'hasClip', perform: (studio) => studio.arrange('researcher') },
  theme: { perform: (studio) => studio.toggleTheme() },
  language: { perform: (studio) => studio.nextLanguage() },
});

const project = commandsOf('project', {
  open: { keys: ['Mod+O'], perform: (studio) => studio.open() },
  'open-folder': { perform: (studio) => studio.openFolder() },
  'open-demo': { perform: (studio) => studio.openDemo() },
  'new-project': { perform: (studio) => studio.newProject() },
  'open-project': { perform: (studio) => studio.openProject() },
  save: { keys: ['Mod+S'], perform: (studio) => studio.save() },
  'save-as': { keys: ['Mod+Shift+S'], perform: (studio) => studio.saveAs() },
  'save-copy': { perform: (studio) => studio.saveCopy() },
  'save-bundle': { when: 'hasClip', perform: (studio) => studio.show('bundle') },
  export: { keys: ['Mod+E'], when: 'hasClip', perform: (studio) => studio.show('export') },
  snapshot: { keys: ['C'], when: 'hasClip', perform: (studio) => studio.snapshot('file') },
  'snapshot-copy': { keys: ['Shift+C'], when: 'hasClip', perform: (studio) => studio.snapshot('clipboard') },
  undo: { keys: ['Mod+Z'], when: 'canUndo', repeats: true, perform: (studio) => studio.undo() },
  redo: { keys: ['Mod+Shift+Z', 'Mod+Y'], when: 'canRedo', repeats: true, perform: (studio) => studio.redo() },
});

const window = commandsOf('window', {
  palette: { keys: ['Mod+K'], byKeyOnly: true, perform: (studio) => studio.show('palette') },
  'cheat-sheet': { keys: ['?'], perform: (studio) => studio.show('cheat-sheet') },
  settings: { keys: ['Mod+,'], perform: (studio) => studio.show('settings') },
  keyboard: { perform: (studio) => studio.show('keyboard') },
  help: { keys: ['F1'], perform: (studio) => studio.show('help') },
  tour: { perform: (studio) => studio.show('tour') },
  about: { perform: (studio) => studio.show('about') },
  escape: { keys: ['Escape'], hasFixedKeys: true, byKeyOnly: true, perform: (studio) => studio.escape() },
});

/** Every command of the window, in the order in which lists show them. */
export const STUDIO_COMMANDS: readonly StudioCommand[] = [
  ...playback,
  ...marks,
  ...results,
  ...view,
  ...project,
  ...window,
];

const BY_ID = new Map(STUDIO_COMMANDS.map((command) => [command.id, command]));

/** @throws Error for an id that no command has: a mistake of ours */
export function commandOf(id: string): StudioCommand {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`There is no command "${id}".`);
  return command;
}

/** Performs a command if it is enabled now. @returns whether it was performed */
export function performCommand(id: string, actions: StudioActions): boolean {
  const command = commandOf(id);
  if (!command.isEnabled(actions.conditions())) return false;
  command.perform(actions);
  return true;
}

/** The commands that a list offers, with whether each is enabled now. */
export function offeredCommands(conditions: StudioConditions): { command: StudioCommand; enabled: boolean }[] {
  return STUDIO_COMMANDS.filter(({ byKeyOnly }) => !byKeyOnly).map((command) => ({
    command,
    enabled: command.isEnabled(conditions),
  }));
}
