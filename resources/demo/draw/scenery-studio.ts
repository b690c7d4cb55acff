import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Camera } from './camera.ts';
import { MARGIN } from './plate.ts';
import { randomFrom } from './random.ts';
import type { Vector } from './vector.ts';

const WALL_Z = -3.2;

/** An indoor practice studio: a slatted oak wall, a lit panel, a grey floor with a turf mat. */
export function paintStudio(context: SKRSContext2D, camera: Camera): void {
  const quad = (corners: Vector[], fill: string | ReturnType<SKRSContext2D['createLinearGradient']>): void => {
    context.fillStyle = fill;
    context.beginPath();
    for (const corner of corners) {
      const { x, y } = camera.projectSteady(corner);
      context.lineTo(x, y);
    }
    context.closePath();
    context.fill();
  };
  paintWall(context, camera, quad);
  paintFloor(context, camera, quad);
  paintLampLight(context, camera);
}

type Quad = (corners: Vector[], fill: string | ReturnType<SKRSContext2D['createLinearGradient']>) => void;

function paintWall(context: SKRSContext2D, camera: Camera, quad: Quad): void {
  const top = camera.projectSteady([0, 3.6, WALL_Z]).y;
  const bottom = camera.projectSteady([0, 0, WALL_Z]).y;
  const plaster = context.createLinearGradient(0, top, 0, bottom);
  plaster.addColorStop(0, '#2c3440');
  plaster.addColorStop(0.6, '#3d4653');
  plaster.addColorStop(1, '#4a5361');
  quad([[-8, 5, WALL_Z], [8, 5, WALL_Z], [8, 0, WALL_Z], [-8, 0, WALL_Z]], plaster);
  const random = randomFrom(5);
  const shades = ['#a87b4f', '#b48658', '#9c7046', '#bd9163'];
  for (let x = -8; x < -0.35; x += 0.095) {
    const oak = shades[Math.floor(random() * shades.length)];
    quad([[x, 3.4, WALL_Z], [x + 0.072, 3.4, WALL_Z], [x + 0.072, 0.12, WALL_Z], [x, 0.12, WALL_Z]], oak);
    quad([[x + 0.072, 3.4, WALL_Z], [x + 0.095, 3.4, WALL_Z], [x + 0.095, 0.12, WALL_Z], [x + 0.072, 0.12, WALL_Z]], '#3a2a1c');
  }
  quad([[-8, 0.12, WALL_Z + 0.02], [8, 0.12, WALL_Z + 0.02], [8, 0, WALL_Z + 0.02], [-8, 0, WALL_Z + 0.02]], '#22262d');
}

function paintFloor(context: SKRSContext2D, camera: Camera, quad: Quad): void {
  const { height } = camera.setup;
  const floor = context.createLinearGradient(0, camera.projectSteady([0, 0, WALL_Z]).y, 0, height + MARGIN);
  floor.addColorStop(0, '#59606a');
  floor.addColorStop(0.5, '#7b828b');
  floor.addColorStop(1, '#5c636d');
  quad([[-9, 0, WALL_Z], [9, 0, WALL_Z], [9, 0, 3.4], [-9, 0, 3.4]], floor);
  const turf = context.createLinearGradient(0, camera.projectSteady([0, 0, -1.1]).y, 0, camera.projectSteady([0, 0, 1.5]).y);
  turf.addColorStop(0, '#3f8450');
  turf.addColorStop(1, '#57a663');
  quad([[-1.5, 0, -0.9], [3.6, 0, -0.9], [3.6, 0, 1.35], [-1.5, 0, 1.35]], '#23472d');
  quad([[-1.46, 0.01, -0.86], [3.6, 0.01, -0.86], [3.6, 0.01, 1.31], [-1.46, 0.01, 1.31]], turf);
  const random = randomFrom(11);
  for (let tuft = 0; tuft < 9000; tuft++) {
    const x = -1.45 + 4.9 * random();
    const z = -0.85 + 2.15 * random();
    const root = camera.projectSteady([x, 0.01, z]);
    context.fillStyle = random() < 0.5 ? 'rgba(20,60,30,0.25)' : 'rgba(170,226,150,0.22)';
    context.fillRect(root.x, root.y, 1.1, 2.2);
  }
}

/** Pools of warm light from two lamps and a darker rim of the picture. */
function paintLampLight(context: SKRSContext2D, camera: Camera): void {
  const { width, height } = camera.setup;
  const pool = (x: number, y: number, radius: number, fill: string): void => {
    const glow = context.createRadialGradient(x, y, 0, x, y, radius);
    glow.addColorStop(0, fill);
    glow.addColorStop(1, 'rgba(255,220,170,0)');
    context.fillStyle = glow;
    context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
  };
  pool(width * 0.22, height * 0.12, height * 0.5, 'rgba(255,226,180,0.38)');
  pool(width * 0.78, height * 0.2, height * 0.42, 'rgba(190,215,255,0.2)');
  const edge = context.createRadialGradient(width / 2, height * 0.5, width * 0.45, width / 2, height * 0.5, height * 0.72);
  edge.addColorStop(0, 'rgba(8,10,16,0)');
  edge.addColorStop(1, 'rgba(8,10,16,0.5)');
  context.fillStyle = edge;
  context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
}
