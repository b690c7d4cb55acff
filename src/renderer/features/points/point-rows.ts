import type { Keypoint } from '../../../contract/keypoints.ts';
import type { MomentRecord } from '../../../contract/project.ts';
import { readable } from './readable.ts';

/** A line of the list: a key moment, one of its points, or the word that it has none. */
export type ListRow =
  | {
      readonly kind: 'moment';
      readonly key: string;
      readonly moment: MomentRecord;
      readonly isOpen: boolean;
      /** How many points it has, and how many of them the search has found. */
      readonly count: number;
      readonly found: number;
    }
  | {
      readonly kind: 'point';
      readonly key: string;
      readonly moment: MomentRecord;
      readonly name: string;
      readonly keypoint: Keypoint;
    }
  | { readonly kind: 'none'; readonly key: string };

/**
 * The lines of the list. A search opens what it finds: points by their name, all points of a moment by the moment's name; moments in which
 * nothing is found are left out.
 *
 * @param closed ids of the moments whose points are folded away
 * @param search words of a name, in any case; empty for everything
 */
export function listRows(moments: readonly MomentRecord[], closed: ReadonlySet<string>, search: string): ListRow[] {
  const wanted = readable(search.trim()).toLocaleLowerCase();
  const isFound = (name: string) => readable(name).toLocaleLowerCase().includes(wanted);
  return moments.flatMap((moment): ListRow[] => {
    const all = Object.entries(moment.keypoints);
    const points = wanted === '' || isFound(moment.name) ? all : all.filter(([name]) => isFound(name));
    if (wanted !== '' && points.length === 0 && !isFound(moment.name)) return [];
    const isOpen = wanted !== '' || !closed.has(moment.id);
    const head = { kind: 'moment', key: moment.id, moment, isOpen, count: all.length, found: points.length } as const;
    if (!isOpen) return [head];
    if (all.length === 0) return [head, { kind: 'none', key: `${moment.id}\n` }];
    return [
      head,
      ...points.map(([name, keypoint]) => {
        return { kind: 'point', key: `${moment.id}\n${name}`, moment, name, keypoint } as const;
      }),
    ];
  });
}
