import { useEffect, useRef, useState } from 'react';
import { useBindings } from '../commands/bindings.ts';
import { commandWords, keyHint } from '../commands/command-button.tsx';
import { useCurrentWarp, type WarpKind } from '../studio/warp-choice.ts';
import { t } from '../ui/i18n.ts';
import { type SyncActions, warpText } from './sync-actions.ts';
import type { PairView } from './use-pair.ts';

/** What the target follows: the offset, the anchors, or the links of one of the runs. A change is shown and said. */
export function WarpControl({ pair, sync }: { pair: PairView; sync: SyncActions }) {
  useBindings();
  const current = useCurrentWarp(pair);
  const text = warpText(current);
  const first = useRef(text);
  const [told, setTold] = useState('');
  useEffect(() => {
    if (text === first.current) return;
    first.current = '';
    setTold(text);
  }, [text]);
  const runs = pair.runs.filter(({ result }) => result.warp.length > 0);
  const value = current.run ? `method ${current.run.id}` : current.kind;
  const choose = (chosen: string): void => {
    const [kind, runId] = chosen.split(' ') as [WarpKind, string?];
    sync.chooseWarp(kind, runId ?? null);
  };
  return (
    <label className="follows" title={t('sync.follows-hint') + keyHint('cycle-warp')}>
      <span>{t('sync.follows')}</span>
      <select
        aria-label={t('sync.follows')}
        aria-keyshortcuts={commandWords('cycle-warp').shortcuts}
        value={value}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="offset" title={t('sync.offset-hint', { keys: keyHint('nudge-earlier', 'nudge-later') })}>
          {t('sync.kind-offset')}
        </option>
        <option
          value="anchors"
          title={t('sync.anchors-hint') + keyHint('add-anchor')}
          disabled={pair.anchors.length === 0}
        >
          {pair.anchors.length === 0 ? t('sync.anchors-none') : t('sync.anchors', { count: pair.anchors.length })}
        </option>
        {runs.length === 0 && (
          <option value="method" disabled>
            {t('sync.method-none')}
          </option>
        )}
        {runs.map(({ id, result }) => (
          <option key={id} value={`method ${id}`} title={t('sync.method-hint')}>
            {t('sync.kind-method', { method: result.method })}
          </option>
        ))}
      </select>
      {/* A new element begins the animation anew. */}
      {told !== '' && <span key={told} className="told" aria-hidden="true" />}
      <span className="visually-hidden" role="status">
        {told && t('sync.told', { what: told })}
      </span>
    </label>
  );
}
