import { expect, it } from 'vitest';
import { atMost } from './at-most.ts';

const signal = new AbortController().signal;

it('runs no more at a time than it may, in order, even when somebody comes as a place becomes free', async () => {
  const turn = atMost(2);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (name: number) => async () => {
    order.push(name);
    most = Math.max(most, ++running);
    await Promise.resolve();
    running -= 1;
  };
  const late: Promise<void>[] = [];
  const all = [0, 1, 2, 3, 4].map((name) =>
    turn(work(name), signal).then(() => void late.push(turn(work(10 + name), signal))),
  );
  await Promise.all(all);
  await Promise.all(late);
  expect(most).toBe(2);
  expect(order.filter((name) => name < 10)).toEqual([0, 1, 2, 3, 4]);
  expect(order).toHaveLength(10);
});

it('gives the place back after an error, and does not begin what was aborted meanwhile', async () => {
  const turn = atMost(1);
  const gone = new AbortController();
  const first = turn(async () => Promise.reject(new Error('broken')), signal);
  let began = false;
  const second = turn(async () => {
    began = true;
  }, gone.signal);
  const third = turn(async () => 'fine', signal);
  gone.abort();
  await expect(first).rejects.toThrow('broken');
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect(await third).toBe('fine');
  expect(began).toBe(false);
});
