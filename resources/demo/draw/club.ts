import type { Camera, Drift } from './camera.ts';
import type { Colour } from './materials.ts';
import { colour } from './materials.ts';
import type { Picture } from './picture.ts';
import type { Skeleton } from './skeleton.ts';
import type { Vector } from './vector.ts';
import { along, facing, mix } from './vector.ts';

/** Colours of the club and its ball. */
export type ClubLook = { grip: Colour; shaft: Colour; head: Colour; ball: Colour; ballRadius: number };

export const clubLook = (grip: string, shaft: string, head: string, ballRadius: number): ClubLook => ({
  grip: colour(grip),
  shaft: colour(shaft),
  head: colour(head),
  ball: colour('#ffffff'),
  ballRadius,
});

/** One instant of the club and the ball. */
export type ClubInstant = { club: Skeleton['club']; ball: Vector; drift: Drift };

/**
 * Draws club and ball over a picture as the mean of several instants of the shutter: thin fast things need far more instants than the
 * body. `depth` is the figure's depth per pixel, in front of which nothing of the club is drawn.
 */
export function drawClub(
  picture: Picture,
  depth: Float32Array,
  camera: Camera,
  instants: readonly ClubInstant[],
  look: ClubLook,
): void {
  const layer = new Layer(picture.width, picture.height, depth);
  for (const { club, ball, drift } of instants) {
    layer.begin();
    const toe = facing(club.direction, [0, 0, 1]).front;
    const heel = along(club.head, [-0.035, toe], [-0.02, club.direction]);
    const capsule = (
      from: Vector,
      to: Vector,
      fromRadius: number,
      toRadius: number,
      paint: Colour,
      gloss: number,
    ): void => {
      layer.capsule(camera, drift, from, to, fromRadius, toRadius, paint, gloss);
    };
    capsule(ball, ball, look.ballRadius, look.ballRadius, look.ball, 0.25);
    capsule(mix(club.butt, club.head, 0.26), heel, 0.0075, 0.0065, look.shaft, 0.9);
    capsule(club.butt, mix(club.butt, club.head, 0.27), 0.0135, 0.0105, look.grip, 0.2);
    capsule(heel, along(club.head, [0.045, toe]), 0.02, 0.032, look.head, 0.8);
    layer.end(1 / instants.length);
  }
  layer.onto(picture);
}

/** Collects instants: each is drawn on its own, then added with its weight. */
class Layer {
  readonly #width: number;
  readonly #height: number;
  readonly #depth: Float32Array;
  readonly #instant: Float32Array;
  readonly #sum: Float32Array;
  #touched: number[] = [];

  constructor(width: number, height: number, depth: Float32Array) {
    this.#width = width;
    this.#height = height;
    this.#depth = depth;
    this.#instant = new Float32Array(width * height * 4);
    this.#sum = new Float32Array(width * height * 4);
  }

  begin(): void {
    for (const pixel of this.#touched) this.#instant.fill(0, pixel * 4, pixel * 4 + 4);
    this.#touched = [];
  }

  end(weight: number): void {
    for (const pixel of new Set(this.#touched))
      for (let c = 0; c < 4; c++) this.#sum[pixel * 4 + c] += weight * this.#instant[pixel * 4 + c];
  }

  onto(picture: Picture): void {
    for (let pixel = 0; pixel < this.#width * this.#height; pixel++) {
      const at = pixel * 4;
      const coverage = this.#sum[at + 3];
      if (coverage > 0)
        picture.over(
          pixel,
          this.#sum[at] / coverage,
          this.#sum[at + 1] / coverage,
          this.#sum[at + 2] / coverage,
          coverage,
        );
    }
  }

  /** A tapered capsule with round shading, lit from the upper left. */
  capsule(
    camera: Camera,
    drift: Drift,
    from: Vector,
    to: Vector,
    fromRadius: number,
    toRadius: number,
    paint: Colour,
    gloss: number,
  ): void {
    const a = camera.project(from, drift);
    const b = camera.project(to, drift);
    const radiusA = fromRadius * a.pixelsPerMetre;
    const radiusB = toRadius * b.pixelsPerMetre;
    const reach = Math.max(radiusA, radiusB) + 1;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const lengthSquared = dx * dx + dy * dy + 1e-9;
    for (
      let y = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
      y < Math.min(this.#height, Math.max(a.y, b.y) + reach);
      y++
    ) {
      for (
        let x = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
        x < Math.min(this.#width, Math.max(a.x, b.x) + reach);
        x++
      ) {
        const px = x + 0.5 - a.x;
        const py = y + 0.5 - a.y;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
        const qx = px - t * dx;
        const qy = py - t * dy;
        const radius = radiusA + t * (radiusB - radiusA);
        // a line thinner than a pixel keeps its width as coverage
        const coverage = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(qx, qy)), 2 * radius);
        if (coverage <= 0) continue;
        const pixel = y * this.#width + x;
        if (this.#depth[pixel] < a.depth + t * (b.depth - a.depth) - 0.02) continue;
        const nx = qx / Math.max(radius, 0.7);
        const ny = qy / Math.max(radius, 0.7);
        const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
        const lit = Math.max(0, -0.45 * nx - 0.65 * ny + 0.6 * nz);
        const shine = gloss * lit ** 12;
        this.#over(pixel, paint, 0.3 + 0.8 * lit, shine, coverage);
      }
    }
  }

  #over(pixel: number, paint: Colour, light: number, shine: number, coverage: number): void {
    const at = pixel * 4;
    const keep = 1 - coverage;
    for (let c = 0; c < 3; c++)
      this.#instant[at + c] = this.#instant[at + c] * keep + (paint[c] * light + shine) * coverage;
    this.#instant[at + 3] = this.#instant[at + 3] * keep + coverage;
    this.#touched.push(pixel);
  }
}
