import { Argument, Option } from 'commander';
import { runRun } from '../actions.js';
import type { Register } from './command.js';
import { isoDate, jsonOption } from './options.js';

const DEFAULT_OUT = 'output';

/** `poryadok run <paths...>` */
export const registerRun: Register = (program, { messages, ports, globals, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('run')
    .summary(help.run)
    .description(help.run)
    .addArgument(new Argument('<paths...>', help.runPaths))
    .option('--out <dir>', help.out, DEFAULT_OUT)
    .addOption(new Option('--as-of <date>', help.asOf).argParser((value) => isoDate('--as-of', value)))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.runAfter}`)
    .action(async (paths: string[], options: { out: string; asOf?: string; json?: boolean }) => {
      await runRun(messages, ports, { ...options, paths, rules: rulesFolder(), reportLang: globals().lang ?? 'ru' });
    });
};
