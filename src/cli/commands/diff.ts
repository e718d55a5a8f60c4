import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok diff <old> <new>` */
export const registerDiff: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('diff')
    .summary(help.diff)
    .description(help.diff)
    .addArgument(new Argument('<old>', help.diffOld))
    .addArgument(new Argument('<new>', help.diffNew))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.diffAfter}`)
    .action(async (before: string, after: string, options: { json?: boolean }) => {
      const { runDiff } = await import('../diff.js');
      await runDiff(messages, ports, { ...options, before, after, rules: rulesFolder() });
    });
};
