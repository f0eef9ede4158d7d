// Draws the PNG icons of the app from one SVG, with a Chromium that is on this machine:
//   CHROMIUM=/path/to/chromium node tools/draw-icons.mjs
// The PNGs are committed; run this again only when public/icons/icon.svg changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const mark = readFileSync('public/icons/icon.svg', 'utf8');
const browser = await chromium.launch({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: ['--no-sandbox'],
});
const page = await browser.newPage();

/** `inset` is the share of the edge left free: a maskable icon may lose its outer 10 %. */
async function draw(name, size, inset, ground) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:${ground}}svg{position:absolute;inset:${inset * 100}%;width:${(1 - 2 * inset) * 100}%;height:${(1 - 2 * inset) * 100}%}</style>${mark}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(`public/icons/${name}.png`, png);
}

await draw('icon-192', 192, 0, 'transparent');
await draw('icon-512', 512, 0, 'transparent');
await draw('maskable-512', 512, 0.12, '#1c2030');
await browser.close();
