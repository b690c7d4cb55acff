/** The nearest whole number; halves go to the even neighbour, as NumPy, PyTorch and the packs' reference code do. */
export function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  const fraction = value - low;
  return fraction > 0.5 || (fraction === 0.5 && low % 2 !== 0) ? low + 1 : low;
}
