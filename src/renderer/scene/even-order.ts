/** The golden ratio's fraction: its multiples, modulo one, fill the interval evenly however many are taken. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The indexes 0..count-1 in an order of which every beginning is an even sample of the whole: whoever draws only the first part of it
 * thins out without holes. The same for the same count; multiples of any figure do not line up with it.
 */
export function evenOrder(count: number): Uint32Array {
  const order = new Uint32Array(count);
  const isTaken = new Uint8Array(count);
  for (let place = 0, at = 0; place < count; at = (at + GOLDEN) % 1) {
    const index = Math.floor(at * count);
    if (isTaken[index]) continue;
    isTaken[index] = 1;
    order[place] = index;
    place += 1;
  }
  return order;
}
