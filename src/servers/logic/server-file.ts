// The list of servers as a file. No password is in it: those never leave the browser. Pure.
import { z } from 'zod';
import { parseAddress } from '@/comfy';
import type { ServerRow } from '@/storage';

const entrySchema = z.object({
  name: z.string().max(200).default(''),
  address: z.string().max(4096),
  maxAhead: z.number().int().min(1).max(8).catch(2).default(2),
  notes: z.string().max(20_000).default(''),
  pricePerHour: z.number().min(0).max(100_000).catch(0).default(0),
  remaps: z.record(z.string(), z.string()).default({}),
});
const fileSchema = z.object({ kind: z.literal('comfyvn-servers'), servers: z.array(z.unknown()) });

export type ListedServer = z.infer<typeof entrySchema>;

const MOST = 200;

export function writeServers(rows: readonly ServerRow[], now: Date): string {
  const servers = rows.map(({ name, address, maxAhead, notes, pricePerHour, remaps }) => ({
    name,
    address,
    maxAhead,
    notes,
    pricePerHour,
    remaps,
  }));
  const file = { kind: 'comfyvn-servers', version: 1, exportedAt: now.toISOString(), servers };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Undefined: no such file. Entries without a readable address are counted, not taken. */
export function readServers(
  text: string,
): { readonly servers: readonly ListedServer[]; readonly skipped: number } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) return undefined;
  const servers = file.data.servers.slice(0, MOST).flatMap((one) => {
    const entry = entrySchema.safeParse(one);
    const address = entry.success ? parseAddress(entry.data.address) : undefined;
    // An address with a password in it is taken without: whoever wrote the file did not mean us.
    return entry.success && address?.ok ? [{ ...entry.data, address: address.value.baseUrl }] : [];
  });
  return { servers, skipped: file.data.servers.length - servers.length };
}
