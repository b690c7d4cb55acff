import { HUMAN_JOINTS } from '../../contract/keypoints.ts';

/** What is marked for an action: its key moments in time order, and the points on objects. */
export interface ActionTemplate {
  /** The action's name, as the project keeps it. */
  readonly action: string;
  readonly moments: readonly string[];
  /** Points on objects: a round object's centre, a bar's centre, a club's head, the centre of a racket's head. */
  readonly objects: readonly string[];
  /** Whether the human joints belong to it. */
  readonly joints: boolean;
}

/** The seven actions of Penn Action with their key moments and objects (Table 1 of the space-time correspondence paper), and pouring. */
export const ACTION_TEMPLATES: readonly ActionTemplate[] = [
  {
    action: 'baseball pitch',
    moments: ['knee fully up', 'arm fully stretched out', 'ball release'],
    objects: ['ball'],
    joints: true,
  },
  {
    action: 'baseball swing',
    moments: ['bat swung back fully', 'bat hits ball'],
    objects: ['bat', 'ball'],
    joints: true,
  },
  { action: 'bowling', moments: ['ball swung fully back', 'ball release'], objects: ['ball'], joints: true },
  {
    action: 'golf swing',
    moments: ['stick swung fully back', 'stick hits ball'],
    objects: ['club_head', 'ball'],
    joints: true,
  },
  {
    action: 'squats',
    moments: ['hips at knees going down', 'hips at floor', 'hips at knees going up'],
    objects: ['bar_centre', 'left_disc', 'right_disc'],
    joints: true,
  },
  {
    action: 'tennis forehand',
    moments: ['racket swung fully back', 'racket touches ball'],
    objects: ['racket', 'ball'],
    joints: true,
  },
  {
    action: 'tennis serve',
    moments: ['ball released from hand', 'racket swung fully back', 'ball touches racket'],
    objects: ['racket', 'ball'],
    joints: true,
  },
  {
    action: 'pouring',
    moments: ['liquid starts pouring', 'liquid stops pouring'],
    objects: [
      'hand_centre',
      'thumb_tip',
      'index_finger_tip',
      'container_left_corner',
      'container_right_corner',
      'cup_left_corner',
      'cup_right_corner',
    ],
    joints: false,
  },
];

/** Which human joints are asked for. */
export type JointSet = 'all' | 'three' | 'none';

const THREE: readonly string[] = ['head', 'left_wrist', 'right_wrist'];

/** The template of an action; undefined for one of the user's own. */
export function templateOf(action: string | null): ActionTemplate | undefined {
  return ACTION_TEMPLATES.find((template) => template.action === action);
}

/** The points to ask for at every moment, in that order: joints (13, or head and wrists, or none), then objects. */
export function pointsToAsk(objects: readonly string[], joints: JointSet): string[] {
  const human = joints === 'all' ? HUMAN_JOINTS : joints === 'three' ? THREE : [];
  return [...human, ...objects];
}

/** The moments of a template that a clip has not yet, in time order. */
export function missingMoments(template: ActionTemplate, present: readonly { readonly name: string }[]): string[] {
  const names = new Set(present.map(({ name }) => name));
  return template.moments.filter((name) => !names.has(name));
}
