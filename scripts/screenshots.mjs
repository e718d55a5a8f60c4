// Takes the pictures of the READMEs: summary, matrix and an order of the report of the sample orders. Needs Debian's chromium and a
// build (`npm start` leaves both the build and the report).
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, 'output', 'report.html');
const images = join(root, 'docs', 'images');

/** What is shown of each picture: place in the page, height of the window, what to do first. */
const PICTURES = [
  { name: 'summary', place: '#/summary', height: 1420 },
  { name: 'matrix', place: '#/matrix', height: 790 },
  { name: 'order', place: '#/matrix', height: 860, open: 'td.verdict.deviates' },
];

const LARGEST = 200_000;

const main = async () => {
  if (!existsSync(report)) throw new Error('There is no output/report.html: run npm start first');
  mkdirSync(images, { recursive: true });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    for (const picture of PICTURES) await take(browser, picture);
  } finally {
    await browser.close();
  }
};

const take = async (browser, { name, place, height, open }) => {
  const page = await browser.newPage({ viewport: { width: 1360, height } });
  await page.goto(pathToFileURL(report).href + place);
  if (open !== undefined) {
    await page.locator(open).last().click();
    await page.locator('.card.current').waitFor();
  }
  const file = join(images, `${name}.png`);
  const { size } = await sharp(await page.screenshot())
    .png({ palette: true, colours: 96, effort: 10 })
    .toFile(file);
  await page.close();
  if (size > LARGEST) throw new Error(`${name}.png has ${size} bytes, more than ${LARGEST}`);
  process.stdout.write(`docs/images/${name}.png ${size}\n`);
};

const chromiumPath = () => {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error('Chromium is missing: apt install chromium');
  return process.env.CHROMIUM ?? found;
};

await main();
