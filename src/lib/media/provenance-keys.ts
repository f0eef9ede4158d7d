/** Keyword of our text chunk in a PNG. */
export const PROVENANCE_KEY = 'comfyvn';
/** Name of our chunk in a WebP, whose readers pass over chunks that they do not know (RFC 9649, 2.7). */
export const PROVENANCE_CHUNK = 'CVNP';
