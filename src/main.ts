// The first step of three: index.html has drawn the frame; this brings the light shell, which brings
// storage, schemas and rooms.

// Zod must know before its first schema that it may not compile them with `new Function`: the page's
// Content-Security-Policy refuses that. It comes with a later chunk, whose order is the bundler's.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Settings, Network lists every host that was called: the browser's own list must not run full.
performance.setResourceTimingBufferSize(5000);

// Lazy, style sheets included: nothing but the HTML holds the first paint back.
void import('./app/mount').then(({ mountShell }) => mountShell());
