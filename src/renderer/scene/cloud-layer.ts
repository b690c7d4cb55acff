import { BufferAttribute, BufferGeometry, type Object3D, Points, ShaderMaterial } from 'three';
import { type BoxLayout, placeInBox } from './box-layout.ts';
import { evenOrder } from './even-order.ts';
import type { MotionCloud } from './motion-cloud.ts';
import type { SharedUniforms } from './screen-lines.ts';
import { ROLES, type SceneRole, type SpaceTimeData } from './space-time-data.ts';

const VERTEX = /* glsl */ `
  attribute vec3 colour;
  attribute vec2 look; // box, side of a pixel in scene units
  uniform vec3 origins[2];
  uniform vec2 resolution;
  varying vec3 vColour;
  void main() {
    gl_Position = projectionMatrix * viewMatrix * vec4(position + origins[int(look.x)], 1.0);
    // A little larger than the pixel is in the box, so that near figures are closed and far ones fine.
    float side = 1.3 * look.y * projectionMatrix[1][1] * 0.5 * resolution.y / gl_Position.w;
    gl_PointSize = clamp(side, 1.0, 12.0);
    vColour = colour;
  }
`;

const FRAGMENT = /* glsl */ `
  varying vec3 vColour;
  void main() {
    gl_FragColor = vec4(vColour, 1.0);
  }
`;

/** The moving pixels of sampled frames in their places of space and time, in the frames' colours. One draw call for both boxes. */
export class CloudLayer {
  readonly #points: Points<BufferGeometry, ShaderMaterial>;
  #count = 0;

  constructor(shared: SharedUniforms) {
    const material = new ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms: { ...shared } });
    this.#points = new Points(new BufferGeometry(), material);
    this.#points.frustumCulled = false;
    this.#points.visible = false;
  }

  get object(): Object3D {
    return this.#points;
  }

  /** How many points there are. */
  get count(): number {
    return this.#count;
  }

  /** Draws so many points from now on; any number of them is an even sample. */
  thin(count: number): void {
    this.#points.geometry.setDrawRange(0, count);
  }

  /** Replaces the clouds; null has none, and gives the memory back. */
  set(
    clouds: Readonly<Record<SceneRole, MotionCloud | null>> | null,
    clips: SpaceTimeData['clips'],
    layout: BoxLayout,
  ): void {
    const shown = ROLES.flatMap((role, box) => {
      const [cloud, clip, size] = [clouds?.[role], clips[role], layout.sizes[role]];
      return cloud && clip && size ? [{ cloud, clip, size, box }] : [];
    });
    const count = shown.reduce((sum, { cloud }) => sum + cloud.frames.length, 0);
    const places = new Float32Array(3 * count);
    const colours = new Uint8Array(3 * count);
    const look = new Float32Array(2 * count);
    const order = evenOrder(count);
    let next = 0;
    for (const { cloud, clip, size, box } of shown) {
      for (let point = 0; point < cloud.frames.length; point++, next++) {
        const place = order[next]!;
        const at = { x: cloud.places[2 * point]!, y: cloud.places[2 * point + 1]! };
        places.set(placeInBox(clip, size, cloud.frames[point]!, at), 3 * place);
        colours.set(cloud.colours.subarray(3 * point, 3 * point + 3), 3 * place);
        look[2 * place] = box;
        look[2 * place + 1] = (size.width * cloud.pixelSide) / clip.width;
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(places, 3));
    geometry.setAttribute('colour', new BufferAttribute(colours, 3, true));
    geometry.setAttribute('look', new BufferAttribute(look, 2));
    this.#points.geometry.dispose();
    this.#points.geometry = geometry;
    this.#points.visible = count > 0;
    this.#count = count;
  }

  dispose(): void {
    this.#points.geometry.dispose();
    this.#points.material.dispose();
  }
}
