import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

/** One panel of {@link Tabs}. */
export interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly content: () => ReactNode;
}

/** Panels behind each other; the arrows go from tab to tab. Only the panel in front is there. */
export function Tabs<K extends string>({
  label,
  tabs,
  shown,
  onShow,
}: {
  label: string;
  tabs: readonly Tab<K>[];
  shown: K;
  onShow: (key: K) => void;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const turn = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex(({ key }) => key === shown) + step + tabs.length) % tabs.length]!;
    onShow(next.key);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.key}`)}`)?.focus();
  };
  const front = tabs.find(({ key }) => key === shown) ?? tabs[0]!;
  return (
    <section className="tabs panel" aria-label={label}>
      <div className="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={turn}>
        {tabs.map(({ key, label: name }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={key === front.key}
            aria-controls={`${id}-panel`}
            tabIndex={key === front.key ? 0 : -1}
            onClick={() => onShow(key)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        className="tab-panel"
        role="tabpanel"
        data-tour={front.key}
        aria-labelledby={`${id}-${front.key}`}
      >
        {front.content()}
      </div>
    </section>
  );
}
