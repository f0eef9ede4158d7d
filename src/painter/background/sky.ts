// Sky, sun, moon, stars, clouds, far hills: what stands behind every outdoor place and in every window.
import { fill, pool, stroke, vertical, type Op } from '../drawing';
import { mix } from '../color';
import { blob, box, curve, ellipse, type Point } from '../path';
import { WIDTH, type Air } from './air';

/** Sky from the top to `horizon` (and below it, so that nothing shows through). */
export function paintSky(air: Air, horizon: number, more: { readonly bottom?: number } = {}): Op[] {
  air = air.fork();
  const [top, middle, low] = air.sky;
  const ops: Op[] = [
    fill(
      box(0, 0, WIDTH, more.bottom ?? 1080),
      vertical(0, horizon, [
        { at: 0, color: top },
        { at: 0.55, color: middle },
        { at: 1, color: low },
      ]),
    ),
  ];
  const isOpen = air.weather === 'clear' || (air.weather === 'snow' && air.light === 'night');
  if (
    air.light === 'night' &&
    air.weather !== 'storm' &&
    air.weather !== 'rain' &&
    air.weather !== 'fog'
  )
    addStars(ops, air, horizon, air.weather === 'clear' ? 90 : 26);
  addLight(ops, air, horizon, isOpen);
  addClouds(ops, air, horizon);
  return ops;
}

function addStars(ops: Op[], { random }: Air, horizon: number, count: number): void {
  for (let step = 0; step < count; step++) {
    const y = random.between(10, horizon * 0.8);
    ops.push(
      fill(
        ellipse(random.between(0, WIDTH), y, random.pick([1.4, 1.8, 2.4, 3])),
        '#fff6dc',
        random.between(0.35, 0.95) * (1 - y / horizon / 1.4),
      ),
    );
  }
}

function addLight(ops: Op[], air: Air, horizon: number, isOpen: boolean): void {
  const { light, weather, random } = air;
  const x = random.pick([430, 620, 1330, 1500]);
  if (weather === 'rain' || weather === 'storm') return;
  const y = light === 'day' ? 150 : light === 'night' ? 170 : horizon - 60;
  const glow = light === 'night' ? '#cfdcff' : light === 'day' ? '#fffbe6' : '#ffdd9a';
  const strength = isOpen ? 0.75 : 0.3;
  ops.push({
    op: 'path',
    d: ellipse(x, y, 460),
    fill: pool(x, y, 460, glow, strength * (light === 'night' ? 0.5 : 1)),
  });
  if (!isOpen) return;
  const radius = light === 'night' ? 54 : light === 'day' ? 58 : 72;
  ops.push(
    fill(
      ellipse(x, y, radius),
      light === 'night' ? '#f2f0e0' : light === 'day' ? '#fffdf0' : '#ffe9b8',
    ),
  );
  if (light === 'night')
    ops.push(
      fill(ellipse(x - 16, y - 8, 13), '#dcdccf'),
      fill(ellipse(x + 20, y + 16, 9), '#dcdccf'),
      fill(ellipse(x + 8, y - 26, 7), '#dcdccf'),
    );
}

/** One flat-bottomed heap of cloud. */
function cloud(x: number, y: number, width: number, height: number): string {
  return blob([
    [x, y, 1],
    [x + width * 0.08, y - height * 0.34],
    [x + width * 0.24, y - height * 0.5],
    [x + width * 0.36, y - height * 0.95],
    [x + width * 0.56, y - height],
    [x + width * 0.68, y - height * 0.62],
    [x + width * 0.84, y - height * 0.6],
    [x + width * 0.95, y - height * 0.24],
    [x + width, y, 1],
  ]);
}

function addClouds(ops: Op[], air: Air, horizon: number): void {
  const { random, weather, light } = air;
  const [top, , low] = air.sky;
  if (weather === 'fog') return;
  if (weather === 'clear') {
    const color =
      light === 'night'
        ? mix(top, '#6f80b8', 0.45)
        : light === 'day'
          ? '#ffffff'
          : mix(low, '#ffe0d8', 0.4);
    for (let step = 0; step < 6; step++) {
      const width = random.between(220, 460);
      const y = random.between(horizon * 0.2, horizon * 0.86);
      const x = random.between(-160, WIDTH - 100);
      const opacity = light === 'day' ? 0.82 : 0.5;
      ops.push(
        fill(cloud(x, y, width, width * 0.26), color, opacity * (0.5 + (0.5 * y) / horizon)),
        fill(
          cloud(x + width * 0.1, y, width * 0.7, width * 0.12),
          mix(color, air.sky[1], 0.4),
          opacity * 0.7,
        ),
      );
    }
    return;
  }
  const isDark = weather === 'storm';
  for (let row = 0; row < 4; row++) {
    const y = 90 + row * horizon * 0.22;
    const color = mix(
      mix(top, isDark ? '#23263a' : low, isDark ? 0.5 - row * 0.1 : 0.2 + row * 0.16),
      '#ffffff',
      isDark ? 0 : 0.06,
    );
    for (let x = -240 + random.between(-120, 0); x < WIDTH; x += random.between(220, 380)) {
      const width = random.between(420, 680);
      ops.push(
        fill(
          cloud(x, y + random.between(-20, 40), width, random.between(90, 170)),
          color,
          isDark ? 0.8 : 0.55,
        ),
      );
    }
  }
  if (isDark) addLightning(ops, air, horizon);
}

function addLightning(ops: Op[], { random }: Air, horizon: number): void {
  const x = random.pick([380, 1460, 1240]);
  const points: Point[] = [
    [x, 120, 1],
    [x - 36, 230, 1],
    [x + 12, 250, 1],
    [x - 40, 380, 1],
    [x - 4, 396, 1],
    [x - 60, horizon - 40, 1],
  ];
  ops.push(
    { op: 'path', d: ellipse(x, 260, 420), fill: pool(x, 260, 420, '#cfd8ff', 0.4) },
    stroke(curve(points), '#dfe6ff', 9, 0.5),
    stroke(curve(points), '#ffffff', 3.5, 0.95),
  );
}

/** A ridge across the picture; `rough` 0 rolling to 1 jagged. */
export function ridge(air: Air, y: number, height: number, rough: number, step = 160): Point[] {
  const { random } = air;
  const points: Point[] = [];
  for (let x = -step; x <= WIDTH + step; x += step * random.between(0.7, 1.2))
    points.push([x, y - random.between(0.1, 1) * height, rough > 0.5 ? 1 : 0]);
  return points;
}

export function underRidge(points: readonly Point[], bottom: number): string {
  const first = points[0] ?? [0, bottom];
  const last = points.at(-1) ?? [WIDTH, bottom];
  return blob([
    [first[0], bottom, 1],
    [first[0], first[1], 1],
    ...points.slice(1, -1),
    [last[0], last[1], 1],
    [last[0], bottom, 1],
  ]);
}

export function hills(
  air: Air,
  y: number,
  height: number,
  color: string,
  far: number,
  rough = 0,
): Op[] {
  air = air.fork();
  const tone = air.ground(color, far);
  return [
    fill(
      underRidge(ridge(air, y, height, rough, rough > 0.5 ? 150 : 300), 1080),
      vertical(y - height, y + 260, [
        { at: 0, color: tone },
        { at: 1, color: mix(tone, air.haze, air.weather === 'fog' ? 0.6 : 0.28) },
      ]),
    ),
  ];
}

/** Drifts of mist in front of a layer. */
export function mist(air: Air, y: number, strength = 1): Op[] {
  const share =
    air.weather === 'fog'
      ? 0.72
      : air.weather === 'rain' || air.weather === 'storm' || air.weather === 'snow'
        ? 0.3
        : air.light === 'dawn'
          ? 0.24
          : 0;
  if (share === 0) return [];
  return [
    fill(
      box(0, y - 130, WIDTH, 260),
      vertical(y - 130, y + 130, [
        { at: 0, color: air.haze, opacity: 0 },
        { at: 0.5, color: air.haze, opacity: share * strength },
        { at: 1, color: air.haze, opacity: 0 },
      ]),
    ),
  ];
}
