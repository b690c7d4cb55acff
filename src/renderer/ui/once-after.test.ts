import { describe, expect, it, vi } from 'vitest';
import { onceAfter } from './once-after.ts';

describe('work that is done once', () => {
  it('is done after what runs now, once for all wishes, and again when it is wished again', async () => {
    const work = vi.fn();
    const after = onceAfter(work);
    after.ask();
    after.ask();
    expect(work).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(work).toHaveBeenCalledTimes(1);
    after.ask();
    await Promise.resolve();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is not done when it was stopped before its turn', async () => {
    const work = vi.fn();
    const after = onceAfter(work);
    after.ask();
    after.stop();
    await Promise.resolve();
    expect(work).not.toHaveBeenCalled();
  });
});
