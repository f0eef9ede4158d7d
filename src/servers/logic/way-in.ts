// The fields for a password, as the way in that the client uses. Pure.
import type { ServerAuth } from '@/storage';

export interface WayInFields {
  readonly kind: 'none' | 'bearer' | 'basic' | 'query';
  readonly user: string;
  /** Password or token. */
  readonly secret: string;
}

export const NO_WAY_IN: WayInFields = { kind: 'none', user: '', secret: '' };

export const WAYS_IN = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Token (Authorization: Bearer)' },
  { value: 'basic', label: 'User name and password' },
  { value: 'query', label: 'Token in the address (?token=)' },
] as const satisfies readonly { value: WayInFields['kind']; label: string }[];

/** Undefined: nothing was typed that opens a door. */
export function wayIn({ kind, user, secret }: WayInFields): ServerAuth | undefined {
  const token = secret.trim();
  switch (kind) {
    case 'none':
      return undefined;
    case 'basic':
      return user === '' && secret === '' ? undefined : { kind, user, password: secret };
    case 'bearer':
      return token === '' ? undefined : { kind, token: token.replace(/^bearer\s+/i, '') };
    case 'query':
      return token === '' ? undefined : { kind, token };
  }
}
