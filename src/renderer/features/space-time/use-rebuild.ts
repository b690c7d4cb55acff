import { useEffect, useState } from 'react';

/** So often the view is built again by itself after the graphics context was lost. */
const REBUILDS = 3;
/** A driver needs a moment before it gives a new context, milliseconds. */
const REBUILD_AFTER = 600;

/** Whether the scene can be shown, and building it again when its graphics context was lost. */
export function useRebuild() {
  const [state, setState] = useState<'shown' | 'lost' | 'lost-often' | 'unavailable'>('shown');
  const [key, setKey] = useState(0);
  const rebuild = () => {
    setKey(0);
    setState('shown');
  };
  const fail = (failure: 'lost' | 'unavailable') => {
    if (failure === 'unavailable') setState('unavailable');
    else if (key >= REBUILDS) setState('lost-often');
    else setState('lost');
  };
  useEffect(() => {
    if (state !== 'lost') return undefined;
    const timer = setTimeout(() => {
      setKey((before) => before + 1);
      setState('shown');
    }, REBUILD_AFTER);
    return () => clearTimeout(timer);
  }, [state]);
  return { state, key, fail, rebuild };
}
