import {
  ArrowRight,
  CircleQuestionMark,
  ClipboardCopy,
  Cpu,
  Download,
  Film,
  Flag,
  FolderOpen,
  Gauge,
  Link2,
  type LucideIcon,
  Maximize2,
  Minimize2,
  PanelsTopLeft,
  Pause,
  PersonStanding,
  Play,
  Plus,
  Redo2,
  Repeat,
  RotateCcw,
  Search,
  Settings,
  Square,
  StepBack,
  StepForward,
  Target,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide-react';

/** The icons by what they mean here, all of one set (Lucide). */
const ICONS = {
  open: FolderOpen,
  play: Play,
  pause: Pause,
  'step-back': StepBack,
  'step-forward': StepForward,
  loop: Repeat,
  stop: Square,
  close: X,
  copy: ClipboardCopy,
  film: Film,
  alert: TriangleAlert,
  chip: Cpu,
  arrow: ArrowRight,
  undo: Undo2,
  redo: Redo2,
  export: Download,
  search: Search,
  settings: Settings,
  help: CircleQuestionMark,
  person: PersonStanding,
  flag: Flag,
  point: Target,
  link: Link2,
  slow: Gauge,
  add: Plus,
  maximise: Maximize2,
  restore: Minimize2,
  reset: RotateCcw,
  panels: PanelsTopLeft,
} as const satisfies Record<string, LucideIcon>;

/** The name of an icon. */
export type IconName = keyof typeof ICONS;

/** A decoration: a screen reader does not hear of it. */
export function Icon({ name }: { name: IconName }) {
  const Shape = ICONS[name];
  return <Shape size={16} strokeWidth={1.8} aria-hidden="true" />;
}
