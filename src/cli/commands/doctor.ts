import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok doctor [file]` */
export const registerDoctor: Register = (program, { messages, ports, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  program
    .command('doctor')
    .summary(help.doctor)
    .description(help.doctor)
    .addArgument(new Argument('[file]', help.doctorFile))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.doctorAfter}`)
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const { runDoctor } = await import('../doctor.js');
      exitWith(await runDoctor(messages, ports, { ...options, file: file ?? null, rules: rulesFolder() }));
    });
};
