import {
  Float32BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  type Object3D,
  ShaderMaterial,
} from 'three';
import type { MarkKind } from '../../document/overlay/scene.ts';
import { type BoxLayout, pointInBox, type Vector } from './box-layout.ts';
import type { PickablePoints } from './picking.ts';
import { markColour, rgbOf, type SceneColours } from './scene-colours.ts';
import type { SharedUniforms } from './screen-lines.ts';
import { ROLES, type SpaceTimeData } from './space-time-data.ts';

/** Diameter of a mark, CSS pixels; a triangle and a diamond need more to look as large as a circle. */
const DIAMETER: Readonly<Record<MarkKind, number>> = { manual: 10, joint: 13, sequential: 13 };
const SHAPE: Readonly<Record<MarkKind, number>> = { manual: 0, joint: 1, sequential: 2 };
/** A point without a place is neither drawn nor picked. */
const NOWHERE: Vector = [Number.NaN, 0, 0];
/** With so many points marks get smaller, or the picture would be one blot. */
const CROWD = 2000;

const VERTEX = /* glsl */ `
  attribute vec3 place;
  attribute vec3 colour;
  attribute vec3 look; // box, shape, diameter
  uniform vec3 origins[2];
  uniform vec2 resolution;
  uniform float pixelRatio;
  uniform float markScale;
  varying vec2 vAt;
  varying vec3 vColour;
  varying vec2 vLook; // shape, radius in device pixels
  void main() {
    vec4 seen = viewMatrix * vec4(place + origins[int(look.x)], 1.0);
    vec4 centre = projectionMatrix * seen;
    // A mark lies on its frame: a little nearer, or the frame's plane would cut it in two.
    vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, 0.06, 0.0));
    centre.z = nearer.z / nearer.w * centre.w;
    float radius = 0.5 * look.z * markScale * pixelRatio + 2.0;
    vAt = position.xy * radius;
    vColour = colour;
    vLook = vec2(look.y, radius - 2.0);
    centre.xy += position.xy * radius * 2.0 / resolution * centre.w;
    gl_Position = centre;
  }
`;

const FRAGMENT = /* glsl */ `
  uniform vec3 rim;
  varying vec2 vAt;
  varying vec3 vColour;
  varying vec2 vLook;
  // Distance to the edge of the shape, device pixels, negative inside: circle, triangle on its base, diamond.
  float edge() {
    if (vLook.x < 0.5) return length(vAt) - vLook.y;
    if (vLook.x < 1.5) return max(dot(vec2(abs(vAt.x), vAt.y), vec2(0.894, 0.447)) - 0.447 * vLook.y, -vAt.y - 0.75 * vLook.y);
    return (abs(vAt.x) + abs(vAt.y) - vLook.y) * 0.7071;
  }
  void main() {
    float distance = edge();
    float alpha = clamp(1.0 - distance, 0.0, 1.0);
    if (alpha < 0.35) discard;
    // A light from above gives the marks a body; the rim sets each apart from what lies behind.
    float light = 0.92 + 0.16 * vAt.y / max(1.0, vLook.y);
    float inside = clamp(-distance - 0.6, 0.0, 1.0);
    gl_FragColor = vec4(mix(rim, vColour * light, inside), alpha);
  }
`;

/** All points as marks that keep their size on the screen: circle for a person's, triangle for joint, diamond for sequential. */
export class PointLayer {
  readonly #mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  #pickable: PickablePoints = { places: new Float32Array(0), boxes: new Uint8Array(0) };

  constructor(shared: SharedUniforms) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { ...shared, rim: { value: [0, 0, 0] } },
      transparent: true,
    });
    this.#mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.#mesh.frustumCulled = false;
    // Before everything else: later layers keep behind the marks by their depth.
    this.#mesh.renderOrder = 0;
  }

  get object(): Object3D {
    return this.#mesh;
  }

  /** The places of the points, for picking and labels. */
  get pickable(): PickablePoints {
    return this.#pickable;
  }

  set({ points, clips }: SpaceTimeData, layout: BoxLayout, colours: SceneColours): void {
    const places = new Float32Array(3 * points.length);
    const boxes = new Uint8Array(points.length);
    const colour = new Float32Array(3 * points.length);
    const look = new Float32Array(3 * points.length);
    const crowded = Math.max(0.4, Math.min(1, (CROWD / points.length) ** 0.25));
    points.forEach((point, index) => {
      boxes[index] = ROLES.indexOf(point.role);
      places.set(pointInBox(clips, layout, point) ?? NOWHERE, 3 * index);
      colour.set(rgbOf(colours[markColour(point.role, point.kind)]), 3 * index);
      const sure = point.score === null ? 1 : 0.6 + 0.4 * point.score;
      look.set([boxes[index]!, SHAPE[point.kind], DIAMETER[point.kind] * sure * crowded], 3 * index);
    });
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 1, -1, 0, -1, 1, 0, 1, 1, 0], 3));
    geometry.setIndex([0, 1, 2, 2, 1, 3]);
    geometry.setAttribute('place', new InstancedBufferAttribute(places, 3));
    geometry.setAttribute('colour', new InstancedBufferAttribute(colour, 3));
    geometry.setAttribute('look', new InstancedBufferAttribute(look, 3));
    geometry.instanceCount = points.length;
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = geometry;
    this.#mesh.visible = points.length > 0;
    this.#mesh.material.uniforms.rim!.value = rgbOf(colours.panel);
    this.#pickable = { places, boxes };
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
  }
}
