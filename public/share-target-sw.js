// Loaded by the service worker. Another app shares files with this one by a POST to ./share; they are
// put into a cache, and the page that opens next takes them from there (src/app/shared-files.ts).
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const target = new URL('./share', self.registration.scope);
  if (event.request.method !== 'POST' || url.pathname !== target.pathname) return;
  event.respondWith(keepShared(event.request));
});

async function keepShared(request) {
  const form = await request.formData();
  const files = form.getAll('files').filter((item) => item instanceof File && item.size > 0);
  const text = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n');
  if (files.length === 0 && text) {
    files.push(new File([text], 'shared.txt', { type: 'text/plain' }));
  }
  const cache = await caches.open('shared-files');
  for (const [index, file] of files.entries()) {
    const headers = {
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    };
    await cache.put(`./shared/${Date.now()}-${index}`, new Response(file, { headers }));
  }
  return Response.redirect('./?share', 303);
}
