import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok review import <report.xlsx>` */
export const registerReview: Register = (program, { messages, ports, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  const review = program.command('review').summary(help.review).description(help.review).addHelpText('after', `\n${help.reviewAfter}`);
  review
    .command('import')
    .description(help.reviewImport)
    .addArgument(new Argument('<report.xlsx>', help.reviewSheet))
    .option('--dataset <file>', help.reviewDataset)
    .addOption(jsonOption(messages))
    .action(async (sheet: string, options: { dataset?: string; json?: boolean }) => {
      const { runReviewImport } = await import('../review.js');
      exitWith(await runReviewImport(messages, ports, { ...options, sheet, rules: rulesFolder() }));
    });
};
