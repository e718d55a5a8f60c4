import { Argument, type Command, Option } from 'commander';
import type { Messages } from '../../messages/messages.js';
import { EVERYTHING, type Selection } from '../../batch/select.js';
import type { Register } from './command.js';
import { isoDate, jsonOption, wholeNumber } from './options.js';

const DEFAULT_OUT = 'output';

/** `poryadok run <paths...>` */
export const registerRun: Register = (program, { messages, ports, globals, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  const command = program.command('run').summary(help.run).description(help.run).addArgument(new Argument('<paths...>', help.runPaths));
  addRunOptions(command, messages)
    .addOption(new Option('--limit <n>', help.runLimit).argParser((value) => wholeNumber('--limit', value)))
    .option('--force', help.force)
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.runAfter}`)
    .action(async (paths: string[], options: GivenOptions) => {
      const { runRun } = await import('../run-command.js');
      const given = { ...options, paths, selection: selectionOf(options), rules: rulesFolder(), reportLang: globals().lang ?? 'ru' };
      exitWith(await runRun(messages, ports, given));
    });
};

export interface GivenOptions {
  readonly out: string;
  readonly asOf?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly force?: boolean;
  readonly log?: string;
  readonly workers?: number;
  readonly limit?: number;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** What `run` and `watch` share. */
export const addRunOptions = (command: Command, { texts: { help } }: Messages): Command =>
  command
    .option('--out <dir>', help.out, DEFAULT_OUT)
    .option('--include <glob>', help.include, gathered)
    .option('--exclude <glob>', help.exclude, gathered)
    .addOption(new Option('--workers <n>', help.workers).argParser((value) => wholeNumber('--workers', value)))
    .addOption(new Option('--as-of <date>', help.asOf).argParser((value) => isoDate('--as-of', value)))
    .option('--log <file>', help.log)
    .option('--quiet', help.quiet);

export const selectionOf = ({ include, exclude, limit }: GivenOptions): Selection => ({
  include: include ?? EVERYTHING.include,
  exclude: exclude ?? EVERYTHING.exclude,
  limit: limit ?? null,
});

/** An option that is given several times. */
const gathered = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];
