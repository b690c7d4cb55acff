import {
  Float32BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  Mesh,
  type Object3D,
  ShaderMaterial,
} from 'three';
import type { MarkKind } from '../../document/overlay/scene.ts';
import type { Vector } from './box-layout.ts';
import { evenOrder } from './even-order.ts';
import type { Rgb } from './scene-colours.ts';

/** The kinds as the shaders count them. */
export const KIND_NUMBER: Readonly<Record<MarkKind, number>> = { manual: 0, joint: 1, sequential: 2 };
/** The shaders' number for a line that belongs to no kind. */
const NO_KIND = -1;

/** A line between two places, each relative to the corner of its box. Width in CSS pixels. */
export interface ScreenLine {
  readonly start: Vector;
  readonly end: Vector;
  readonly startBox: number;
  readonly endBox: number;
  readonly colour: Rgb;
  readonly opacity: number;
  readonly width: number;
  readonly dashed: boolean;
  /** By whom the line's points are; null for what belongs to the scene. */
  readonly kind: MarkKind | null;
}

/** What all layers share and the renderer sets once per picture. */
export interface SharedUniforms {
  /** Corners of the two boxes. */
  readonly origins: IUniform;
  /** Size of the picture, device pixels. */
  readonly resolution: IUniform;
  readonly pixelRatio: IUniform;
  /** Factor of the marks' size: smaller in a small view. */
  readonly markScale: IUniform;
  /** What is of this kind (KIND_NUMBER) is not drawn; a number that no kind has: everything is. */
  readonly hiddenKind: IUniform;
}

const VERTEX = /* glsl */ `
  attribute vec3 start;
  attribute vec3 end;
  attribute vec2 boxes;
  attribute vec4 colour;
  attribute vec3 stroke; // width, dashed, kind
  uniform vec3 origins[2];
  uniform vec2 resolution;
  uniform float pixelRatio;
  uniform float hiddenKind;
  varying vec4 vColour;
  varying vec4 vStroke; // across, along (both times w), w, half width
  varying float vDashed;
  const float NEAR = 0.01;
  void main() {
    if (stroke.z == hiddenKind) {
      gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
      return;
    }
    vec4 a = projectionMatrix * viewMatrix * vec4(start + origins[int(boxes.x)], 1.0);
    vec4 b = projectionMatrix * viewMatrix * vec4(end + origins[int(boxes.y)], 1.0);
    // A line that reaches behind the viewer is cut off in front of them.
    if (a.w < NEAR && b.w > NEAR) a = mix(a, b, (NEAR - a.w) / (b.w - a.w));
    else if (b.w < NEAR && a.w > NEAR) b = mix(b, a, (NEAR - b.w) / (a.w - b.w));
    vec2 from = 0.5 * resolution * a.xy / a.w;
    vec2 to = 0.5 * resolution * b.xy / b.w;
    float reach = length(to - from);
    vec2 direction = reach > 1e-4 ? (to - from) / reach : vec2(1.0, 0.0);
    float halfWidth = 0.5 * stroke.x * pixelRatio + 0.5;
    vec4 place = position.x < 0.5 ? a : b;
    place.xy += vec2(-direction.y, direction.x) * position.y * halfWidth * 2.0 / resolution * place.w;
    vColour = colour;
    vDashed = stroke.y;
    vStroke = vec4(position.y * halfWidth * place.w, position.x * reach * place.w, place.w, halfWidth);
    gl_Position = place;
  }
`;

const FRAGMENT = /* glsl */ `
  uniform float opacity;
  uniform float pixelRatio;
  varying vec4 vColour;
  varying vec4 vStroke;
  varying float vDashed;
  void main() {
    float across = abs(vStroke.x / vStroke.z);
    float along = vStroke.y / vStroke.z / pixelRatio;
    if (vDashed > 0.5 && mod(along, 9.0) > 5.0) discard;
    float alpha = vColour.a * opacity * clamp(vStroke.w - across, 0.0, 1.0);
    if (alpha < 0.01) discard;
    gl_FragColor = vec4(vColour.rgb, alpha);
  }
`;

/** Lines of constant width on the screen, solid or dashed by pixels, all in one draw call. Whoever makes it disposes of it. */
export class ScreenLines {
  readonly #mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  #count = 0;

  /**
   * @param renderOrder as in three.js
   * @param isSolid lines that are nearly opaque stay before the frames; faint ones are covered by them
   */
  constructor(shared: SharedUniforms, renderOrder: number, isSolid = true) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { ...shared, opacity: { value: 1 } },
      transparent: true,
      depthWrite: isSolid,
    });
    this.#mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.#mesh.frustumCulled = false;
    this.#mesh.renderOrder = renderOrder;
  }

  get object(): Object3D {
    return this.#mesh;
  }

  /** How many lines there are. */
  get count(): number {
    return this.#count;
  }

  /** Draws so many lines from now on. */
  thin(count: number): void {
    this.#mesh.geometry.instanceCount = count;
  }

  /** Replaces all lines. Any beginning of what is drawn is an even sample. */
  set(lines: readonly ScreenLine[]): void {
    const geometry = new InstancedBufferGeometry();
    const order = evenOrder(lines.length);
    geometry.setAttribute('position', new Float32BufferAttribute([0, -1, 0, 1, -1, 0, 0, 1, 0, 1, 1, 0], 3));
    geometry.setIndex([0, 1, 2, 2, 1, 3]);
    const attribute = (name: string, size: number, valuesOf: (line: ScreenLine) => readonly number[]) => {
      const values = new Float32Array(lines.length * size);
      order.forEach((index, place) => void values.set(valuesOf(lines[index]!), place * size));
      geometry.setAttribute(name, new InstancedBufferAttribute(values, size));
    };
    attribute('start', 3, (line) => line.start);
    attribute('end', 3, (line) => line.end);
    attribute('boxes', 2, (line) => [line.startBox, line.endBox]);
    attribute('colour', 4, (line) => [...line.colour, line.opacity]);
    attribute('stroke', 3, ({ width, dashed, kind }) => [
      width,
      dashed ? 1 : 0,
      kind === null ? NO_KIND : KIND_NUMBER[kind],
    ]);
    geometry.instanceCount = lines.length;
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = geometry;
    this.#count = lines.length;
  }

  /** Makes all lines fainter, 0..1. */
  setOpacity(opacity: number): void {
    this.#mesh.material.uniforms.opacity!.value = opacity;
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
    this.#mesh.material.dispose();
  }
}
