import {
  Float32BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type IUniform,
  Mesh,
  type Object3D,
  ShaderMaterial,
} from 'three';
import type { Vector } from './box-layout.ts';
import type { Rgb } from './scene-colours.ts';

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
}

const VERTEX = /* glsl */ `
  attribute vec3 start;
  attribute vec3 end;
  attribute vec2 boxes;
  attribute vec4 colour;
  attribute vec2 stroke;
  uniform vec3 origins[2];
  uniform vec2 resolution;
  uniform float pixelRatio;
  varying vec4 vColour;
  varying vec4 vStroke; // across, along (both times w), w, half width
  varying float vDashed;
  const float NEAR = 0.01;
  void main() {
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

  /** Replaces all lines. */
  set(lines: readonly ScreenLine[]): void {
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute([0, -1, 0, 1, -1, 0, 0, 1, 0, 1, 1, 0], 3));
    geometry.setIndex([0, 1, 2, 2, 1, 3]);
    const attribute = (name: string, size: number, valuesOf: (line: ScreenLine) => readonly number[]) => {
      const values = new Float32Array(lines.length * size);
      lines.forEach((line, index) => void values.set(valuesOf(line), index * size));
      geometry.setAttribute(name, new InstancedBufferAttribute(values, size));
    };
    attribute('start', 3, (line) => line.start);
    attribute('end', 3, (line) => line.end);
    attribute('boxes', 2, (line) => [line.startBox, line.endBox]);
    attribute('colour', 4, (line) => [...line.colour, line.opacity]);
    attribute('stroke', 2, (line) => [line.width, line.dashed ? 1 : 0]);
    geometry.instanceCount = lines.length;
    this.#mesh.geometry.dispose();
    this.#mesh.geometry = geometry;
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
