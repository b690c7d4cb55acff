import { BufferAttribute, BufferGeometry, type Object3D, Points, ShaderMaterial } from 'three';
import type { MarkKind } from '../../document/overlay/scene.ts';
import { type BoxLayout, pointInBox, type Vector } from './box-layout.ts';
import { evenOrder } from './even-order.ts';
import type { PickablePoints } from './pick-grid.ts';
import { markColour, rgbOf, type SceneColours } from './scene-colours.ts';
import { KIND_NUMBER, type SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData } from './space-time-data.ts';

/** Diameter of a mark, CSS pixels; a triangle and a diamond need more to look as large as a circle. */
const DIAMETER: Readonly<Record<MarkKind, number>> = { manual: 10, joint: 13, sequential: 13 };
/** A point without a place is neither drawn nor picked. */
const NOWHERE: Vector = [Number.NaN, 0, 0];
/** With so many points marks get smaller, or the picture would be one blot. */
const CROWD = 2000;
/** With so many points a mark is so small that its shape is not seen: it is a plain square, which costs little to fill. */
const DOTS = 20_000;

const VERTEX = /* glsl */ `
  attribute vec3 colour;
  attribute vec3 look; // box, kind, diameter
  uniform vec3 origins[2];
  uniform float pixelRatio;
  uniform float markScale;
  uniform float hiddenKind;
  uniform float margin;
  varying vec3 vColour;
  varying vec3 vLook; // kind, radius and half side in device pixels
  void main() {
    if (look.y == hiddenKind) {
      gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
      return;
    }
    vec4 seen = viewMatrix * vec4(position + origins[int(look.x)], 1.0);
    vec4 centre = projectionMatrix * seen;
    // A mark lies on its frame: a little nearer, or the frame's plane would cut it in two.
    vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, 0.06, 0.0));
    centre.z = nearer.z / nearer.w * centre.w;
    float radius = 0.5 * look.z * markScale * pixelRatio;
    vColour = colour;
    vLook = vec3(look.y, radius, radius + margin);
    gl_PointSize = 2.0 * (radius + margin);
    gl_Position = centre;
  }
`;

const MARK_FRAGMENT = /* glsl */ `
  uniform vec3 rim;
  varying vec3 vColour;
  varying vec3 vLook;
  // Distance to the edge of the shape, device pixels, negative inside: circle, triangle on its base, diamond.
  float edge(vec2 at) {
    if (vLook.x < 0.5) return length(at) - vLook.y;
    if (vLook.x < 1.5) return max(dot(vec2(abs(at.x), at.y), vec2(0.894, 0.447)) - 0.447 * vLook.y, -at.y - 0.75 * vLook.y);
    return (abs(at.x) + abs(at.y) - vLook.y) * 0.7071;
  }
  void main() {
    vec2 at = vec2(2.0 * gl_PointCoord.x - 1.0, 1.0 - 2.0 * gl_PointCoord.y) * vLook.z;
    float distance = edge(at);
    float alpha = clamp(1.0 - distance, 0.0, 1.0);
    if (alpha < 0.35) discard;
    // A light from above gives the marks a body; the rim sets each apart from what lies behind.
    float light = 0.92 + 0.16 * at.y / max(1.0, vLook.y);
    float inside = clamp(-distance - 0.6, 0.0, 1.0);
    gl_FragColor = vec4(mix(rim, vColour * light, inside), alpha);
  }
`;

const DOT_FRAGMENT = /* glsl */ `
  varying vec3 vColour;
  void main() {
    gl_FragColor = vec4(vColour, 1.0);
  }
`;

/**
 * All points as marks that keep their size on the screen: circle for a person's, triangle for joint, diamond for sequential. One draw call;
 * any beginning of it is an even sample.
 */
export class PointLayer {
  readonly #marks: ShaderMaterial;
  readonly #dots: ShaderMaterial;
  readonly #points: Points<BufferGeometry, ShaderMaterial>;
  #pickable: PickablePoints = { places: new Float32Array(0), boxes: new Uint8Array(0) };

  constructor(shared: SharedUniforms) {
    const uniforms = { ...shared, rim: { value: [0, 0, 0] } };
    this.#marks = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: MARK_FRAGMENT,
      uniforms: { ...uniforms, margin: { value: 1 } },
      transparent: true,
    });
    this.#dots = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: DOT_FRAGMENT,
      uniforms: { ...uniforms, margin: { value: 0 } },
      // Nothing shines through a dot; drawn before what does.
      transparent: false,
    });
    this.#points = new Points(new BufferGeometry(), this.#marks);
    this.#points.frustumCulled = false;
    // Before everything else: later layers keep behind the marks by their depth.
    this.#points.renderOrder = 0;
  }

  get object(): Object3D {
    return this.#points;
  }

  /** The places of the points, for picking and labels. */
  get pickable(): PickablePoints {
    return this.#pickable;
  }

  /** How many points there are. */
  get count(): number {
    return this.#pickable.boxes.length;
  }

  /** Draws so many points from now on. */
  thin(count: number): void {
    this.#points.geometry.setDrawRange(0, count);
  }

  set({ points, clips }: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    const count = points.length;
    const places = new Float32Array(3 * count);
    const boxes = new Uint8Array(count);
    const drawn = new Float32Array(3 * count);
    const colour = new Uint8Array(3 * count);
    const look = new Float32Array(3 * count);
    const crowded = Math.max(0.3, Math.min(1, (CROWD / count) ** 0.25));
    const bytes = new Map(
      ROLES.flatMap((role) =>
        (['manual', 'joint', 'sequential'] as const).map((kind) => {
          const rgb = rgbOf(colours[markColour(role, kind)]).map((value) => Math.round(255 * value));
          return [`${role} ${kind}`, rgb] as const;
        }),
      ),
    );
    evenOrder(count).forEach((index, place) => {
      const point = points[index]!;
      const at = pointInBox(clips, layout, point) ?? NOWHERE;
      const box = ROLES.indexOf(point.role);
      boxes[index] = box;
      places.set(at, 3 * index);
      drawn.set(at, 3 * place);
      colour.set(bytes.get(`${point.role} ${point.kind}`)!, 3 * place);
      const sure = point.score === null ? 1 : 0.6 + 0.4 * point.score;
      look[3 * place] = box;
      look[3 * place + 1] = KIND_NUMBER[point.kind];
      look[3 * place + 2] = DIAMETER[point.kind] * sure * crowded;
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(drawn, 3));
    geometry.setAttribute('colour', new BufferAttribute(colour, 3, true));
    geometry.setAttribute('look', new BufferAttribute(look, 3));
    this.#points.geometry.dispose();
    this.#points.geometry = geometry;
    this.#points.material = count > DOTS ? this.#dots : this.#marks;
    this.#points.visible = count > 0;
    this.#marks.uniforms.rim!.value = rgbOf(colours.panel);
    this.#pickable = { places, boxes };
  }

  dispose(): void {
    this.#points.geometry.dispose();
    this.#marks.dispose();
    this.#dots.dispose();
  }
}
