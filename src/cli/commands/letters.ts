import { Argument, Option } from 'commander';
import type { Register } from './command.js';
import { isoDate } from './options.js';

/** `poryadok letters <dataset>` */
export const registerLetters: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('letters')
    .summary(help.letters)
    .description(help.letters)
    .addArgument(new Argument('<dataset>', help.dataset))
    .requiredOption('--out <dir>', help.lettersOut)
    .option('--files <dir>', help.lettersFiles)
    .option('--order <id>', help.lettersOrder)
    .option('--annotated', help.lettersAnnotated)
    .addOption(new Option('--as-of <date>', help.asOf).argParser((value) => isoDate('--as-of', value)))
    .addHelpText('after', `\n${help.lettersAfter}`)
    .action(async (dataset: string, options: { out: string; files?: string; order?: string; annotated?: boolean; asOf?: string }) => {
      const { runLetters } = await import('../letters.js');
      await runLetters(messages, ports, { ...options, dataset, rules: rulesFolder() });
    });
};
