// Sends the recorded requests with every Host and Origin, in each of the three modes.
import { TestComfy } from '../test-comfy.mjs';
import { differences, type Difference } from './compare';
import { ask, compareHeaders } from './http-replay';
import { encodePng } from '../pictures/png.mjs';
import { raster } from '../pictures/raster.mjs';
import { probes, type Probe } from './recordings';

export const CORS_MODES = { star: 'star', origin: 'http://localhost:5173', none: 'none' } as const;

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

export async function replayCors(
  mode: keyof typeof CORS_MODES,
): Promise<{ differences: Difference[]; compared: number }> {
  const server = await TestComfy.start({ cors: CORS_MODES[mode], models: 'recorded' });
  const found: Difference[] = [];
  const recorded = probes(mode);
  try {
    for (const probe of recorded) {
      for (const each of await replayProbe(server, probe)) {
        found.push(`${probe.probe}, host ${probe.host}, origin ${probe.origin}: ${each}`);
      }
    }
  } finally {
    await server.close();
  }
  return { differences: found, compared: recorded.length };
}

async function replayProbe(server: TestComfy, probe: Probe): Promise<Difference[]> {
  const isSocket = probe.probe.startsWith('websocket');
  const origin: Record<string, string> = probe.origin === null ? {} : { Origin: probe.origin };
  const body = bodyFor(probe);
  const headers = { Host: probe.host, ...origin, ...(isSocket ? UPGRADE : {}), ...body?.headers };
  const got = await ask(server, probe.method, probe.path, headers, body?.bytes);
  if (isSocket) return differences(probe.status, got.status, 'status');
  return [
    ...differences(probe.status, got.status, 'status'),
    ...compareHeaders({ ...probe.headers, Server: 'Python/3.13 aiohttp/3.11.16' }, got.headers),
  ];
}

function bodyFor({ probe }: Probe): { bytes: Buffer; headers: Record<string, string> } | undefined {
  if (probe === 'POST json, 400') return { bytes: Buffer.from('{}'), headers: {} };
  if (probe === 'POST not json, 500') return { bytes: Buffer.from('no json'), headers: {} };
  if (probe === 'PATCH logs') {
    return { bytes: Buffer.from('{"clientId": "nobody", "enabled": true}'), headers: {} };
  }
  if (probe === 'POST upload') {
    const start = '--b\r\nContent-Disposition: form-data; name="image"; filename="c.png"\r\n\r\n';
    const bytes = Buffer.concat([
      Buffer.from(start),
      encodePng(raster(2, 2, 3)),
      Buffer.from('\r\n--b--\r\n'),
    ]);
    return { bytes, headers: { 'Content-Type': 'multipart/form-data; boundary=b' } };
  }
  return undefined;
}
