/**
 * Means over blocks of the last two axes, for example 2 x 2 cells of a feature map, or whole planes.
 *
 * @param data row-major [planes, height, width]
 * @param block height and width of a block; they divide those of the plane
 * @returns row-major [planes, height / block[0], width / block[1]]
 */
export function meanBlocks(
  data: Float32Array,
  planes: number,
  height: number,
  width: number,
  block: readonly [number, number],
): Float32Array {
  const [blockHeight, blockWidth] = block;
  const rows = height / blockHeight;
  const columns = width / blockWidth;
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw new RangeError(`Blocks of ${blockHeight} x ${blockWidth} do not tile a plane of ${height} x ${width}.`);
  }
  const out = new Float32Array(planes * rows * columns);
  const share = 1 / (blockHeight * blockWidth);
  for (let plane = 0; plane < planes; plane++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let y = 0; y < blockHeight; y++) {
          const from = (plane * height + row * blockHeight + y) * width + column * blockWidth;
          for (let x = 0; x < blockWidth; x++) sum += data[from + x]!;
        }
        out[(plane * rows + row) * columns + column] = sum * share;
      }
    }
  }
  return out;
}
