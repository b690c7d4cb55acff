import type { Light, ShadowMap } from './light.ts';
import type { Colour } from './materials.ts';
import { foldHeight } from './materials.ts';
import type { Hit } from './raymarch.ts';
import type { Field } from './solids.ts';
import type { Vector } from './vector.ts';
import { add, along, dot, scale, subtract, unit } from './vector.ts';

const NORMAL_STEP = 0.0012;
const TETRAHEDRON: readonly Vector[] = [
  [1, -1, -1],
  [-1, -1, 1],
  [-1, 1, -1],
  [1, 1, 1],
];

/** Linear colour of the figure at a hit; `view` points from the surface to the camera. */
export function shade(field: Field, hit: Hit, point: Vector, view: Vector, light: Light, shadows: ShadowMap): Colour {
  const solid = field.solids[hit.solid];
  const { material } = solid;
  const relative = subtract(point, solid.origin);
  const local: Vector = [
    dot(relative, solid.basis.left),
    dot(relative, solid.basis.up),
    dot(relative, solid.basis.front),
  ];
  const normal = normalAt(field, hit, point, material.folds, solid.basis, local);
  const occlusion = ambientOcclusion(field, point, normal);
  const blocked = shadows.blocked(along(point, [0.012, normal]), 0.02, 0.012);

  const facingKey = dot(normal, light.key.direction);
  const lit = Math.max(0, facingKey) * (1 - blocked);
  // skin scatters light past the terminator, red farthest
  const wrap = material.translucency * Math.max(0, 1 - Math.abs(facingKey) / 0.35) * 0.22;
  const half = unit(add(view, light.key.direction));
  const highlight =
    material.gloss * Math.max(0, dot(normal, half)) ** material.shininess * (1 - blocked) * (facingKey > 0 ? 1 : 0);
  const skyShare = 0.5 + 0.5 * normal[1];
  const edge = (1 - Math.max(0, dot(normal, view))) ** 3;
  const rim = edge * Math.max(0, 0.25 + 0.75 * dot(normal, light.rim.direction)) * (0.4 + 0.6 * occlusion);

  const albedo = material.albedo(...local);
  const channel = (c: 0 | 1 | 2): number => {
    const scatter = wrap * [1, 0.35, 0.2][c];
    const direct = light.key.colour[c] * (lit + scatter * (1 - 0.6 * blocked));
    const ambient = (light.sky[c] * skyShare + light.ground[c] * (1 - skyShare)) * occlusion;
    return (
      albedo[c] * (direct + ambient) +
      light.key.colour[c] * highlight +
      light.rim.colour[c] * rim * (0.35 + 0.65 * albedo[c])
    );
  };
  return [channel(0), channel(1), channel(2)];
}

function normalAt(
  field: Field,
  hit: Hit,
  point: Vector,
  folds: number,
  basis: { left: Vector; up: Vector; front: Vector },
  local: Vector,
): Vector {
  let sum: Vector = [0, 0, 0];
  for (const corner of TETRAHEDRON) {
    const at = along(point, [NORMAL_STEP, corner]);
    sum = add(sum, scale(corner, field.distance(hit.list, hit.list.length, ...at)));
  }
  const smooth = unit(sum);
  if (folds === 0) return smooth;
  const step = 0.004;
  const height = foldHeight(local);
  const slope = (axis: Vector): number => (foldHeight(add(local, scale(axis, step))) - height) / step;
  const gradient = along(
    [0, 0, 0],
    [slope([1, 0, 0]), basis.left],
    [slope([0, 1, 0]), basis.up],
    [slope([0, 0, 1]), basis.front],
  );
  return unit(along(smooth, [-folds, gradient]));
}

/** Ambient occlusion from a few distances along the normal (Evans 2006): 1 = open, 0 = buried. */
function ambientOcclusion(field: Field, point: Vector, normal: Vector): number {
  let blocked = 0;
  for (const [reach, weight] of [
    [0.02, 8],
    [0.05, 4],
    [0.11, 2.2],
  ] as const) {
    const free = field.distance(field.all, field.all.length, ...along(point, [reach, normal]));
    blocked += Math.max(0, reach - free) * weight;
  }
  return Math.max(0.15, 1 - blocked);
}
