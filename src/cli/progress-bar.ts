import { Presets, SingleBar } from 'cli-progress';
import { fill } from '../messages/fill.js';
import type { Progress } from '../batch/index.js';
import { lineOf } from './names.js';
import type { ShownProgress } from './run-progress.js';

const WIDTH = 24;
const PATH_WIDTH = 40;

/**
 * A bar on the error output.
 * @param template with places `bar`, `done`, `total`, `rate` (files a second), `left` (time), `pages` under recognition and `path`
 */
export const openBar = (template: string, now: () => number = () => performance.now()): ShownProgress => {
  const single = new SingleBar(
    {
      format: (options, params) => {
        const filled = Math.round(params.progress * WIDTH);
        const drawn = `${options.barCompleteString?.slice(0, filled) ?? ''}${options.barIncompleteString?.slice(0, WIDTH - filled) ?? ''}`;
        return barLine(template, drawn, latest, startedAt, now());
      },
      barsize: WIDTH,
      clearOnComplete: true,
      hideCursor: true,
      noTTYOutput: false,
      stream: process.stderr,
      linewrap: false,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  const startedAt = now();
  let latest: Progress | null = null;
  let running = false;
  return {
    show: (progress) => {
      latest = progress;
      if (!running) single.start(progress.total, progress.done);
      running = true;
      single.update(progress.done);
    },
    close: () => {
      if (running) single.stop();
      running = false;
    },
  };
};

/** The line of the bar. Times are in milliseconds. */
export const barLine = (template: string, drawn: string, progress: Progress | null, startedAt: number, now: number): string => {
  if (progress === null) return '';
  const { done, total, inHand } = progress;
  const rate = now > startedAt ? (done * 1000) / (now - startedAt) : 0;
  const pages = [...inHand.values()].reduce((sum, each) => sum + each, 0);
  const path = [...inHand.keys()][0];
  return fill(template, {
    bar: drawn,
    done,
    total,
    rate: rate >= 10 ? Math.round(rate) : Math.round(rate * 10) / 10,
    left: rate > 0 && done < total ? duration((total - done) / rate) : null,
    pages: pages > 0 ? pages : null,
    path: path === undefined ? null : shortenedPath(lineOf(path)),
  });
};

const duration = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** The end of a path tells more than its beginning. */
const shortenedPath = (path: string): string => {
  const letters = [...path];
  return letters.length <= PATH_WIDTH ? path : `…${letters.slice(1 - PATH_WIDTH).join('')}`;
};
