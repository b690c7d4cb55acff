import {
  Color,
  DoubleSide,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  PlaneGeometry,
  SRGBColorSpace,
  Texture,
} from 'three';
import { type FramePicture, sizeOfPicture } from '../playback/frame-picture.ts';
import { type BoxSize, timeInBox, type Vector } from './box-layout.ts';
import { rgbOf, type SceneColours } from './scene-colours.ts';
import { ScreenLines, type SharedUniforms } from './screen-lines.ts';
import type { SceneRole, SpaceTimeClip } from './space-time-data.ts';

/** How much of the frame covers what lies behind it. */
const FRAME_OPACITY = 0.82;
/** Of the role's tint while no frame is at hand. */
const EMPTY_OPACITY = 0.1;

/** The frame that is shown now, in its place in the box: a translucent plane with a rim in the colour of its role. */
export class FramePlane {
  readonly #role: SceneRole;
  readonly #box: number;
  readonly #plane: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #rim: ScreenLines;
  #texture: Texture<FramePicture> | null = null;
  #tint = new Color();
  #size: BoxSize | null = null;
  #clip: SpaceTimeClip | null = null;
  #frame = 0;
  #colours: SceneColours | null = null;

  constructor(shared: SharedUniforms, role: SceneRole, box: number) {
    this.#role = role;
    this.#box = box;
    const material = new MeshBasicMaterial({ transparent: true, side: DoubleSide, depthWrite: false });
    this.#plane = new Mesh(framePlaneGeometry(), material);
    // After everything else: what lies behind the frame is seen through it, what lies before it stays in front by its depth.
    this.#plane.renderOrder = 3;
    this.#rim = new ScreenLines(shared, 2);
  }

  get objects(): readonly Object3D[] {
    return [this.#plane, this.#rim.object];
  }

  set(clip: SpaceTimeClip | null, size: BoxSize | null, colours: SceneColours): void {
    this.#clip = clip;
    this.#size = size;
    this.#colours = colours;
    this.#tint = new Color(colours[this.#role]);
    this.#showTint();
    if (clip) this.moveTo(this.#frame);
    else this.#rim.set([]);
    this.#plane.visible = clip !== null;
  }

  /** Moves the plane to a frame; outside of the clip's range it stands at the end. */
  moveTo(frame: number): void {
    this.#frame = frame;
    if (!this.#clip || !this.#size || !this.#colours) return;
    const [first, last] = this.#clip.range;
    const { height, width } = this.#size;
    const time = timeInBox(this.#clip, Math.min(last, Math.max(first, frame)));
    const corners: Vector[] = [
      [time, 0, 0],
      [time, height, 0],
      [time, height, width],
      [time, 0, width],
    ];
    const colour = rgbOf(this.#colours[this.#role]);
    this.#rim.set(
      corners.map((start, index) => {
        const end = corners[(index + 1) % 4]!;
        const boxes = { startBox: this.#box, endBox: this.#box };
        return { start, end, ...boxes, colour, opacity: 1, width: 2, dashed: false, kind: null };
      }),
    );
  }

  /** Where along its box the plane stands. */
  get time(): number {
    if (!this.#clip) return 0;
    const [first, last] = this.#clip.range;
    return timeInBox(this.#clip, Math.min(last, Math.max(first, this.#frame)));
  }

  /** Puts the plane where its box stands. */
  place(origin: Vector): void {
    if (!this.#size) return;
    const { height, width } = this.#size;
    this.#plane.scale.set(1, height, width);
    this.#plane.position.set(origin[0] + this.time, origin[1] + height / 2, origin[2] + width / 2);
  }

  /**
   * Shows a picture; null keeps the one that is shown. The bitmap stays the caller's, and is read at the next rendering: give it right
   * before.
   */
  show(bitmap: FramePicture | null): void {
    const { material } = this.#plane;
    const { width, height } = bitmap ? sizeOfPicture(bitmap) : { width: 0, height: 0 };
    if (!bitmap || width === 0) return;
    const present = this.#texture;
    const size = present && sizeOfPicture(present.image);
    if (present && size?.width === width && size.height === height) {
      present.image = bitmap;
      present.needsUpdate = true;
      return;
    }
    present?.dispose();
    const texture = new Texture(bitmap);
    // An ImageBitmap cannot be turned over on its way to the texture; the plane's coordinates count from the top instead.
    texture.flipY = false;
    texture.colorSpace = SRGBColorSpace;
    texture.generateMipmaps = false;
    texture.minFilter = LinearFilter;
    texture.needsUpdate = true;
    this.#texture = texture;
    material.map = texture;
    material.needsUpdate = true;
    this.#showTint();
  }

  #showTint(): void {
    const { material } = this.#plane;
    material.color = material.map ? new Color('#ffffff') : this.#tint;
    material.opacity = material.map ? FRAME_OPACITY : EMPTY_OPACITY;
  }

  dispose(): void {
    this.#texture?.dispose();
    this.#plane.material.dispose();
    this.#plane.geometry.dispose();
    this.#rim.dispose();
  }
}

/** A plane across time, one unit high (y) and wide (z), with texture coordinates that count from the frame's upper left corner. */
function framePlaneGeometry(): PlaneGeometry {
  const geometry = new PlaneGeometry(1, 1).rotateY(-Math.PI / 2) as PlaneGeometry;
  const place = geometry.getAttribute('position');
  const texture = geometry.getAttribute('uv');
  for (let index = 0; index < place.count; index++) {
    texture.setXY(index, place.getZ(index) + 0.5, 0.5 - place.getY(index));
  }
  return geometry;
}
