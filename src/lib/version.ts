declare const __APP_VERSION__: string | undefined;

/** From package.json at build time; tests run without a build. */
export const APP_VERSION = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'test';
