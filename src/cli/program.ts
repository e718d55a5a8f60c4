import { existsSync, statSync } from 'node:fs';
import { Command, CommanderError, Help, Option } from 'commander';
import { fill, LANGS, type Messages, openMessages } from '../messages/index.js';
import { Refusal } from '../model/index.js';
import { RulesError } from '../rules/problem.js';
import type { GlobalOptions } from './commands/command.js';
import { COMMANDS } from './commands/index.js';
import { oneOf } from './commands/options.js';
import { langOf } from './lang.js';
import type { Ports } from './ports.js';

/**
 * Runs one command line. Data go to the console's `out`, messages to `err`.
 * @param args without the names of node and the script
 * @returns exit code: 0 done, 1 deviations or failing examples, 2 could not run
 */
export const runCli = async (args: readonly string[], ports: Ports): Promise<number> => {
  const messages = await openMessages(ports.builtInRules, langOf(args, ports.env));
  const result = { code: 0 };
  try {
    await programOf(messages, ports, result).parseAsync([...args], { from: 'user' });
    return result.code;
  } catch (error) {
    return explained(messages, ports, error);
  }
};

/** Builds the commands; each sets the exit code through `result`. */
const programOf = (messages: Messages, ports: Ports, result: { code: number }): Command => {
  const { help } = messages.texts;
  const program = new Command('poryadok');
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  localize(program, messages, ports);
  program
    .description(help.program)
    .addOption(new Option('--lang <ru|en>', help.lang).argParser((value) => oneOf('--lang', LANGS, value)))
    .option('--rules <dir>', help.rules)
    .version(ports.version, '-V, --version', help.version)
    .addHelpText('after', `\n${help.programAfter}`);

  for (const register of COMMANDS) {
    register(program, {
      messages,
      ports,
      globals,
      rulesFolder: () => checkedFolder(globals().rules ?? ports.builtInRules),
      exitWith: (code) => {
        result.code = code;
      },
    });
  }
  return program;
};

/** Help and mistakes in the language of the messages; nothing exits by itself. Commands made later inherit it. */
const localize = (program: Command, messages: Messages, ports: Ports): void => {
  const { help } = messages.texts;
  const headings: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Options:': help.options,
    'Global Options:': help.globalOptions,
    'Commands:': help.commands,
    'Arguments:': help.arguments,
  };
  const plain = new Help();
  const translated = (usage: string): string =>
    usage.replace('[options]', `[${help.optionsTerm}]`).replace('[command]', `[${help.commandTerm}]`);
  program
    .exitOverride()
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.helpCommand)
    .configureHelp({
      showGlobalOptions: true,
      commandUsage: (command) => translated(plain.commandUsage(command)),
      subcommandTerm: (command) => translated(plain.subcommandTerm(command)),
      styleTitle: (title) => headings[title] ?? title,
      optionDescription: (option) =>
        option.defaultValue === undefined || option.defaultValue === false
          ? option.description
          : `${option.description} (${help.default}: ${option.defaultValue})`,
    })
    .configureOutput({
      writeOut: ports.console.out,
      writeErr: ports.console.err,
      outputError: () => {}, // told by `explained`, in the language of the messages
      getOutHelpWidth: () => ports.console.width ?? 100,
      getErrHelpWidth: () => ports.console.width ?? 100,
    });
};

/** Says on `err` why the command did not run. */
const explained = (messages: Messages, ports: Ports, error: unknown): number => {
  if (error instanceof CommanderError) return usageExit(messages, ports, error);
  ports.console.err(`${messageFor(messages, error)}\n`);
  return 2;
};

const messageFor = (messages: Messages, error: unknown): string => {
  if (error instanceof Refusal) return messages.refusal(error);
  if (error instanceof RulesError) return messages.refusal(new Refusal('rules-broken', { detail: error.message }));
  return messages.internalError(error instanceof Error ? (error.stack ?? error.message) : String(error));
};

const usageExit = (messages: Messages, ports: Ports, error: CommanderError): number => {
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') return 2; // no command: the help itself was shown
  const { usage } = messages.texts;
  const kind = USAGE_BY_CODE[error.code] ?? 'other';
  const detail = /'([^']+)'/u.exec(error.message)?.[1] ?? error.message;
  ports.console.err(`${fill(usage[kind], { detail })}\n${fill(usage.hint, { command: 'poryadok' })}\n`);
  return 2;
};

const USAGE_BY_CODE: Readonly<Record<string, Exclude<keyof Messages['texts']['usage'], 'hint'>>> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'optionMissingArgument',
  'commander.excessArguments': 'excessArguments',
};

const checkedFolder = (folder: string): string => {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal('rules-missing', { path: folder });
  return folder;
};
