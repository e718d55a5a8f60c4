import { existsSync, statSync } from 'node:fs';
import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { fill, LANGS, type Lang, loadMessages, type Messages } from '../messages/index.js';
import { Refusal, SEVERITIES, type Severity } from '../model/index.js';
import { RulesError } from '../rules/problem.js';
import { runCheck, runRun, runSearch } from './actions.js';
import { langOf } from './lang.js';
import type { Ports } from './ports.js';
import { explainRule, listRules, testedRules, triedPhrase } from './rules.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly lang?: Lang;
  readonly rules?: string;
}

/**
 * Runs one command line. Data go to the console's `out`, messages to `err`.
 * @param args without the names of node and the script
 * @returns exit code: 0 done, 1 deviations or failing examples, 2 could not run
 */
export const runCli = async (args: readonly string[], ports: Ports): Promise<number> => {
  const messages = loadMessages(ports.builtInRules, langOf(args, ports.env));
  const result = { code: 0 };
  try {
    await programOf(messages, ports, result).parseAsync([...args], { from: 'user' });
    return result.code;
  } catch (error) {
    return explained(messages, ports, error);
  }
};

const DEFAULT_OUT = 'output';
const RULE_LIST_WIDTH = 120;
const HIT_LIMIT = 20;

/** Builds the commands; each sets the exit code through `result`. */
const programOf = (messages: Messages, ports: Ports, result: { code: number }): Command => {
  const { help } = messages.texts;
  const program = new Command('poryadok');
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  const rulesFolder = (): string => checkedFolder(globals().rules ?? ports.builtInRules);
  const json = () => new Option('--json', help.json);
  localize(program, messages, ports);
  program
    .description(help.program)
    .addOption(new Option('--lang <ru|en>', help.lang).argParser((value) => oneOf('--lang', LANGS, value)))
    .option('--rules <dir>', help.rules)
    .version(ports.version, '-V, --version', help.version)
    .addHelpText('after', `\n${help.programAfter}`);

  program
    .command('run')
    .summary(help.run)
    .description(help.run)
    .addArgument(new Argument('<paths...>', help.runPaths))
    .option('--out <dir>', help.out, DEFAULT_OUT)
    .addOption(json())
    .addHelpText('after', `\n${help.runAfter}`)
    .action(async (paths: string[], options: { out: string; json?: boolean }) => {
      await runRun(messages, ports, { ...options, paths, rules: rulesFolder(), reportLang: globals().lang ?? 'ru' });
    });

  program
    .command('check')
    .summary(help.check)
    .description(help.check)
    .addArgument(new Argument('<file>', help.checkFile))
    .addOption(
      new Option('--fail-on <severity>', help.failOn).default('critical').argParser((value) => oneOf('--fail-on', SEVERITIES, value)),
    )
    .addOption(json())
    .addHelpText('after', `\n${help.checkAfter}`)
    .action(async (file: string, options: { failOn: Severity; json?: boolean }) => {
      result.code = await runCheck(messages, ports, { ...options, file, rules: rulesFolder() });
    });

  const rules = program
    .command('rules')
    .summary(help.rulesGroup)
    .description(help.rulesGroup)
    .addHelpText('after', `\n${help.rulesGroupAfter}`);
  const open = () => ports.openRules(rulesFolder());
  rules
    .command('list')
    .description(help.rulesList)
    .action(async () => ports.console.out(listRules(messages, await open(), ports.console.width ?? RULE_LIST_WIDTH)));
  rules
    .command('explain')
    .description(help.rulesExplain)
    .addArgument(new Argument('<id>', help.ruleId))
    .action(async (id: string) => ports.console.out(explainRule(messages, await open(), id)));
  rules
    .command('test')
    .description(help.rulesTest)
    .action(async () => {
      const tested = await (await open()).test();
      ports.console.out(testedRules(messages, tested));
      result.code = tested.failures.length > 0 ? 1 : 0;
    });
  rules
    .command('try')
    .description(help.rulesTry)
    .addArgument(new Argument('<phrase...>', help.phrase))
    .action(async (words: string[]) => ports.console.out(triedPhrase(messages, await open(), words.join(' '))));

  program
    .command('search')
    .summary(help.search)
    .description(help.search)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addArgument(new Argument('<words...>', help.words))
    .addOption(new Option('--limit <n>', help.limit).default(HIT_LIMIT).argParser((value) => wholeNumber('--limit', value)))
    .addOption(json())
    .addHelpText('after', `\n${help.searchAfter}`)
    .action(async (dataset: string, words: string[], options: { limit: number; json?: boolean }) => {
      await runSearch(messages, ports, { ...options, dataset, query: words.join(' '), rules: rulesFolder() });
    });

  program
    .command('doctor')
    .summary(help.doctor)
    .description(help.doctor)
    .addArgument(new Argument('[file]', help.doctorFile))
    .addOption(json())
    .addHelpText('after', `\n${help.doctorAfter}`)
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const { runDoctor } = await import('./doctor.js');
      result.code = await runDoctor(messages, ports, { ...options, file: file ?? null, rules: rulesFolder() });
    });
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

const oneOf = <T extends string>(option: string, allowed: readonly T[], value: string): T => {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Refusal('option-invalid', { option, value, allowed: allowed.join(', ') });
  return found;
};

const wholeNumber = (option: string, value: string): number => {
  if (!/^[1-9]\d{0,5}$/u.test(value)) throw new Refusal('option-invalid', { option, value, allowed: '1, 2, 3, …' });
  return Number(value);
};
