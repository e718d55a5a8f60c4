import { Argument, Option } from 'commander';
import type { Register } from './command.js';
import { isoDate } from './options.js';

interface Options {
  readonly out?: string;
  readonly files?: string;
  readonly asOf?: string;
  readonly since?: string;
  readonly previews: boolean;
}

/** `poryadok report <dataset>` */
export const registerReport: Register = (program, { messages, ports, globals, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('report')
    .summary(help.report)
    .description(help.report)
    .addArgument(new Argument('<dataset>', help.dataset))
    .option('--out <dir>', help.reportOut)
    .option('--files <dir>', help.reportFiles)
    .addOption(new Option('--as-of <date>', help.asOf).argParser((value) => isoDate('--as-of', value)))
    .option('--since <dataset>', help.reportSince)
    .option('--no-previews', help.noPreviews)
    .addHelpText('after', `\n${help.reportAfter}`)
    .action(async (dataset: string, { out, files, asOf, since, previews }: Options) => {
      const { runReport } = await import('../report.js');
      await runReport(messages, ports, {
        dataset,
        out: out ?? null,
        files: files ?? null,
        asOf: asOf ?? null,
        since: since ?? null,
        previews: previews ? 'shown' : 'left-out',
        rules: rulesFolder(),
        lang: globals().lang ?? 'ru',
      });
    });
};
