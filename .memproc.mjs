import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { readdirSync, readFileSync } from 'node:fs';
import { writeChats } from './bench/chat-files.mjs';
const mb = Number(process.argv[2] ?? 10);
const chats = await writeChats(mb * 1e6);
await build({ configFile: 'bench/vite.config.ts', logLevel: 'error' });
const server = await preview({ configFile: 'bench/vite.config.ts', preview: { port: 4399, host: '127.0.0.1' } });
const flags = process.argv.slice(3);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--disable-background-networking', '--remote-debugging-port=9444', ...flags] });
const page = await browser.newPage();
await page.goto('http://127.0.0.1:4399/');
await page.waitForFunction(() => 'importForMemory' in window);
await page.setInputFiles('input', chats.paths);
const sample = () => {
  const out = {};
  for (const n of readdirSync('/proc')) {
    if (!Number(n)) continue;
    try {
      const s = readFileSync(`/proc/${n}/status`, 'utf8');
      if (!/^Name:\s+chrom/m.test(s)) continue;
      const cmd = readFileSync(`/proc/${n}/cmdline`, 'utf8');
      const type = /--type=([\w-]+)/.exec(cmd)?.[1] ?? 'browser';
      const sub = /utility-sub-type=([\w.]+)/.exec(cmd)?.[1] ?? '';
      let kb = 0; for (const [, v] of s.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm)) kb += Number(v);
      out[`${type} ${sub} ${n}`] = kb / 1000;
    } catch {}
  }
  return out;
};
const before = sample(); const peak = {};
const tm = setInterval(() => { const s = sample(); for (const k in s) { const r = s[k] - (before[k] ?? 0); if (r > (peak[k] ?? 0)) peak[k] = r; } }, 100);
let big=null; setInterval(() => { const s = sample(); console.log(Math.round((Date.now()-t)/1000), Object.entries(s).map(([k,v])=>[k.split(" ").pop(), Math.round(v-(before[k]??0))]).filter(([,v])=>v>5).join(" ")); }, 20000).unref();

import WebSocket from 'ws';
const list = async () => (await fetch('http://127.0.0.1:9444/json')).json();
const ver = await (await fetch('http://127.0.0.1:9444/json/version')).json();
const ws = new WebSocket(ver.webSocketDebuggerUrl); await new Promise(r => ws.on('open', r));
let id = 0; const wait = new Map(); const sessions = [];
ws.on('message', (d) => { const m = JSON.parse(d); if (m.id) { wait.get(m.id)?.(m.result ?? m.error); wait.delete(m.id); } else if (m.method === 'Target.attachedToTarget') { sessions.push([m.params.sessionId, m.params.targetInfo.type]); send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, m.params.sessionId); } });
const send = (method, params = {}, sessionId) => new Promise(r => { const i = ++id; wait.set(i, r); ws.send(JSON.stringify({ id: i, method, params, ...(sessionId && { sessionId }) })); });
const { targetInfos } = await send('Target.getTargets');
for (const ti of targetInfos) if (ti.type === 'page') await send('Target.attachToTarget', { targetId: ti.targetId, flatten: true });
setInterval(async () => { for (const [s, type] of sessions) { if (type === 'worker' || type==='page') { const u = await send('Runtime.getHeapUsage', {}, s); console.log('  heap', type, JSON.stringify(u)); if (process.env.GC) { await send('HeapProfiler.collectGarbage', {}, s); console.log('  after gc', JSON.stringify(await send('Runtime.getHeapUsage', {}, s))); } } } }, 20000).unref();
const t = Date.now();
console.log(await page.evaluate(([n]) => window.importForMemory(n), [chats.messages]), Date.now() - t);
clearInterval(tm);
for (const k in peak) if (peak[k] > 3) console.log(k, peak[k].toFixed(0));
await browser.close(); await server.close();
