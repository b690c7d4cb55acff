import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Camera } from './camera.ts';
import { MARGIN, outOfFocus } from './plate.ts';
import { randomFrom } from './random.ts';

/** A fairway on a bright morning: sky, hills, woods, mown stripes, a bunker and a flag. */
export function paintFairway(context: SKRSContext2D, camera: Camera): void {
  const { width, height } = camera.setup;
  const left = -MARGIN;
  const right = width + MARGIN;
  const horizon = camera.horizon;
  paintSky(context, left, right, horizon);
  outOfFocus(context, 1, (layer) => paintHills(layer, left, right, horizon));
  paintGround(context, camera, left, right, height + MARGIN);
  outOfFocus(context, 1.1, (layer) => paintWoods(layer, left, right, horizon));
  outOfFocus(context, 1.3, (layer) => paintLoneTrees(layer, camera));
  paintGrass(context, camera);
  paintVignette(context, width, height);
}

function paintSky(context: SKRSContext2D, left: number, right: number, horizon: number): void {
  const sky = context.createLinearGradient(0, -MARGIN, 0, horizon);
  sky.addColorStop(0, '#5fa3d8');
  sky.addColorStop(0.55, '#a7d0ea');
  sky.addColorStop(1, '#f2ead2');
  context.fillStyle = sky;
  context.fillRect(left, -MARGIN, right - left, horizon + MARGIN + 2);
  const random = randomFrom(7);
  for (const [x, y, size] of [
    [140, 62, 1],
    [470, 30, 0.7],
    [760, 84, 1.15],
    [930, 26, 0.6],
  ]) {
    for (let puff = 0; puff < 26; puff++) {
      const across = (random() - 0.5) * 190 * size;
      const radius = (12 + 22 * random()) * size * (1 - Math.abs(across) / (130 * size));
      if (radius < 2) continue;
      const cy = y - random() * 20 * size + 8;
      const glow = context.createRadialGradient(
        x + across - radius * 0.2,
        cy - radius * 0.3,
        0,
        x + across,
        cy,
        radius,
      );
      glow.addColorStop(0, 'rgba(255,255,255,0.5)');
      glow.addColorStop(0.6, 'rgba(255,252,244,0.25)');
      glow.addColorStop(1, 'rgba(255,250,240,0)');
      context.fillStyle = glow;
      context.beginPath();
      context.ellipse(x + across, cy, radius * 1.5, radius * 0.8, 0, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

function paintHills(context: SKRSContext2D, left: number, right: number, horizon: number): void {
  const layers = [
    { height: 62, colour: '#9cbcd0', waves: [0.0061, 0.0137, 1.2] },
    { height: 42, colour: '#82aaa8', waves: [0.0083, 0.0191, 3.4] },
    { height: 26, colour: '#729c80', waves: [0.0112, 0.0277, 5.1] },
  ];
  for (const { height, colour, waves } of layers) {
    const shade = context.createLinearGradient(0, horizon - height * 1.4, 0, horizon);
    shade.addColorStop(0, colour);
    shade.addColorStop(1, '#dfe6d0');
    context.fillStyle = shade;
    context.beginPath();
    context.moveTo(left, horizon + 2);
    for (let x = left; x <= right; x += 4) {
      const wave =
        0.6 * Math.sin(x * waves[0] + waves[2]) +
        0.3 * Math.sin(x * waves[1] + 2 * waves[2]) +
        0.08 * Math.sin(x * 0.09);
      context.lineTo(x, horizon - height * (0.75 + 0.45 * wave));
    }
    context.lineTo(right, horizon + 2);
    context.fill();
  }
}

function paintWoods(context: SKRSContext2D, left: number, right: number, horizon: number): void {
  const random = randomFrom(21);
  for (const { base, size, spread, dark, light } of [
    { base: 6, size: 17, spread: 9, dark: '#4d7a62', light: '#86ad7a' },
    { base: 14, size: 27, spread: 16, dark: '#2f6044', light: '#7fab5a' },
  ]) {
    for (let x = left; x < right; x += spread * (0.6 + 0.8 * random())) {
      const gap = Math.abs(x - 560) < 90 && size > 20;
      if (gap) continue;
      paintTree(context, x, horizon + base, size * (0.65 + 0.75 * random()), dark, light, random);
    }
  }
}

/** A few trees nearer by, with their shadows on the grass. */
function paintLoneTrees(context: SKRSContext2D, camera: Camera): void {
  const random = randomFrom(4);
  for (const [x, z, metres] of [
    [-11.6, -23, 5.2],
    [-13.4, -33, 5.6],
    [-9.4, -36, 4.4],
    [12.6, -27, 5.2],
    [11.2, -38, 4.6],
  ]) {
    const { x: px, y: py, pixelsPerMetre } = camera.projectSteady([x, 0, z]);
    const size = metres * pixelsPerMetre * 0.7;
    context.fillStyle = 'rgba(28,66,28,0.4)';
    context.beginPath();
    context.ellipse(px + size * 0.55, py, size * 0.8, size * 0.09, 0, 0, 2 * Math.PI);
    context.fill();
    paintTree(context, px, py, size, '#2c5c3c', '#8fbb5e', random);
  }
}

/** A crown of overlapping tufts from the back to the front, dark below and light where the sun stands. */
function paintTree(
  context: SKRSContext2D,
  x: number,
  y: number,
  size: number,
  dark: string,
  light: string,
  random: () => number,
): void {
  context.fillStyle = '#54432f';
  context.fillRect(x - size * 0.045, y - size * 0.6, size * 0.09, size * 0.6);
  const tufts = Math.round(Math.min(420, 18 + 3.4 * size));
  const fineness = size > 60 ? 0.5 : 1;
  for (let tuft = 0; tuft < tufts; tuft++) {
    const angle = 2 * Math.PI * random();
    const spread = Math.sqrt(random());
    const cx = x + 0.5 * size * spread * Math.cos(angle);
    const cy = y - size * (0.86 - 0.46 * spread * Math.sin(angle));
    const radius = size * fineness * (0.11 + 0.1 * random());
    // tufts towards the sun take its colour, those below keep the shade
    const sunlit = Math.min(1, Math.max(0, 0.5 - 0.55 * spread * Math.cos(angle) + 0.5 * spread * Math.sin(angle)));
    const shade = context.createRadialGradient(cx - radius * 0.4, cy - radius * 0.45, 0, cx, cy, radius);
    shade.addColorStop(0, mixed(dark, light, 0.25 + 0.75 * sunlit));
    shade.addColorStop(1, mixed(dark, light, 0.1 + 0.7 * sunlit));
    context.fillStyle = shade;
    context.beginPath();
    context.arc(cx, cy, radius, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Between two #rrggbb. */
function mixed(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const start = Number.parseInt(from.slice(at, at + 2), 16);
    return Math.round(start + share * (Number.parseInt(to.slice(at, at + 2), 16) - start));
  });
  return `rgb(${channels.join(',')})`;
}

function paintGround(context: SKRSContext2D, camera: Camera, left: number, right: number, bottom: number): void {
  const horizon = camera.horizon;
  const grass = context.createLinearGradient(0, horizon, 0, bottom);
  grass.addColorStop(0, '#b9cf8c');
  grass.addColorStop(0.08, '#9dc373');
  grass.addColorStop(0.35, '#7db255');
  grass.addColorStop(1, '#4f8c3a');
  context.fillStyle = grass;
  context.fillRect(left, horizon, right - left, bottom - horizon);
  // mown stripes run away from the camera, a little to the right
  for (let stripe = -30; stripe < 30; stripe += 2) {
    groundPatch(
      context,
      camera,
      [
        [stripe * 1.5, 2],
        [stripe * 1.5 + 1.5, 2],
        [stripe * 1.5 + 11.5, -60],
        [stripe * 1.5 + 10, -60],
      ],
      'rgba(206,232,140,0.17)',
    );
  }
  const far = (x: number, z: number, radiusX: number, radiusZ: number, fill: string): void => {
    const centre = camera.projectSteady([x, 0, z]);
    const near = camera.projectSteady([x, 0, z + radiusZ]);
    context.fillStyle = fill;
    context.beginPath();
    context.ellipse(
      centre.x,
      centre.y,
      radiusX * centre.pixelsPerMetre,
      Math.max(1.5, near.y - centre.y),
      0,
      0,
      2 * Math.PI,
    );
    context.fill();
  };
  far(-6.4, -23, 4.4, 3.6, '#7aa956');
  far(-6.4, -23, 3.9, 2.9, '#e9dcb4');
  far(-6.5, -22.7, 3.4, 2.1, '#f3e9c9');
  far(6.5, -40, 9, 11, '#a5d67c');
  const pin = camera.projectSteady([5.6, 0, -40]);
  const top = camera.projectSteady([5.6, 2.6, -40]);
  context.strokeStyle = '#fbfbf4';
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(pin.x, pin.y);
  context.lineTo(top.x, top.y);
  context.stroke();
  context.fillStyle = '#e2483d';
  context.beginPath();
  context.moveTo(top.x, top.y);
  context.lineTo(top.x + 15, top.y + 5);
  context.lineTo(top.x, top.y + 10);
  context.fill();
}

function groundPatch(context: SKRSContext2D, camera: Camera, corners: [number, number][], fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  for (const [x, z] of corners) {
    const { x: px, y: py } = camera.projectSteady([x, 0, z]);
    context.lineTo(px, py);
  }
  context.closePath();
  context.fill();
}

/** Blades of grass, longer towards the viewer. */
function paintGrass(context: SKRSContext2D, camera: Camera): void {
  const random = randomFrom(99);
  for (let blade = 0; blade < 9000; blade++) {
    const z = 1.9 - 12 * random() ** 2;
    const x = (random() - 0.5) * 14;
    const root = camera.projectSteady([x, 0, z]);
    const tip = camera.projectSteady([x + (random() - 0.5) * 0.02, 0.012 + 0.02 * random(), z]);
    context.strokeStyle = random() < 0.5 ? 'rgba(30,80,26,0.28)' : 'rgba(214,236,140,0.26)';
    context.lineWidth = Math.max(0.5, 0.004 * root.pixelsPerMetre);
    context.beginPath();
    context.moveTo(root.x, root.y);
    context.lineTo(tip.x, tip.y);
    context.stroke();
  }
}

function paintVignette(context: SKRSContext2D, width: number, height: number): void {
  const edge = context.createRadialGradient(width / 2, height / 2, height * 0.45, width / 2, height / 2, width * 0.66);
  edge.addColorStop(0, 'rgba(20,30,10,0)');
  edge.addColorStop(1, 'rgba(20,30,10,0.28)');
  context.fillStyle = edge;
  context.fillRect(-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
}
