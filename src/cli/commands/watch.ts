import { Argument } from 'commander';
import type { Register } from './command.js';
import { addRunOptions, type GivenOptions, selectionOf } from './run.js';

/** `poryadok watch <paths...>` */
export const registerWatch: Register = (program, { messages, ports, globals, rulesFolder }) => {
  const { help } = messages.texts;
  const command = program
    .command('watch')
    .summary(help.watch)
    .description(help.watch)
    .addArgument(new Argument('<paths...>', help.runPaths));
  addRunOptions(command, messages)
    .addHelpText('after', `\n${help.watchAfter}`)
    .action(async (paths: string[], options: GivenOptions) => {
      const { runWatch } = await import('../watch-command.js');
      const given = { ...options, paths, selection: selectionOf(options), rules: rulesFolder(), reportLang: globals().lang ?? 'ru' };
      await runWatch(messages, ports, given);
    });
};
