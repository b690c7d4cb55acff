import { expect, it } from 'vitest';
import { setWorkingZone } from '../../document/commands/media.ts';
import { guardClosing } from './guard-closing.ts';
import { ProjectSession } from './project-session.ts';
import { savingStatus } from './saving-status.ts';
import { FakeProject } from './testing/fake-project.ts';

const ZONE = { mediaId: 'source', value: [1, 2] as [number, number] };

it('says whether the edits are in the file', async () => {
  const fake = new FakeProject();
  const session = new ProjectSession(fake.bridge);
  expect(savingStatus(session.state).kind).toBe('closed');
  await session.refresh();
  expect(savingStatus(session.state)).toMatchObject({ kind: 'saved', text: 'Kept, not yet saved under a name' });
  session.dispatch(setWorkingZone, ZONE);
  expect(savingStatus(session.state).kind).toBe('saving');
  await session.settled();
  fake.lost = true;
  session.dispatch(setWorkingZone, { ...ZONE, value: null });
  await session.settled().catch(() => {});
  expect(savingStatus(session.state)).toMatchObject({
    kind: 'failed',
    detail: '1 edit waits: The engine stopped.',
    mayReload: false,
  });
});

it('closes the page when the edits are in the file, and at once when they cannot be written', async () => {
  const fake = new FakeProject();
  const session = new ProjectSession(fake.bridge);
  await session.refresh();
  let close: (event: { preventDefault(): void }) => void = () => {};
  let closed = 0;
  guardClosing(
    { addEventListener: (_type, listener) => void (close = listener), close: () => void (closed += 1) },
    session,
  );
  const held = () => {
    let prevented = false;
    close({ preventDefault: () => void (prevented = true) });
    return prevented;
  };
  expect(held()).toBe(false);
  session.dispatch(setWorkingZone, ZONE);
  expect(held()).toBe(true);
  expect(closed).toBe(0);
  await session.settled();
  await Promise.resolve();
  expect(closed).toBe(1);
  fake.lost = true;
  session.dispatch(setWorkingZone, { ...ZONE, value: null });
  await session.settled().catch(() => {});
  expect(held()).toBe(false);
});
