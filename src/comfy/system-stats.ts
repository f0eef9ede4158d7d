// GET /system_stats in our words.
import type { z } from 'zod';
import type { systemStatsSchema } from './messages';
import type { SystemStats } from './render-server';

export function toSystemStats({ system, devices }: z.infer<typeof systemStatsSchema>): SystemStats {
  return {
    version: system.comfyui_version,
    os: system.os,
    python: system.python_version,
    torch: system.pytorch_version,
    ramTotal: system.ram_total,
    ramFree: system.ram_free,
    devices: devices.map((device) => ({
      name: device.name,
      type: device.type,
      vramTotal: device.vram_total,
      vramFree: device.vram_free,
    })),
    argv: system.argv,
  };
}
