import type { Command } from 'commander';
import type { Lang, Messages } from '../../messages/index.js';
import type { Ports } from '../ports.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly lang?: Lang;
  readonly rules?: string;
}

/** What a command is registered with. */
export interface CommandContext {
  readonly messages: Messages;
  readonly ports: Ports;
  /** Options given before the command's name, once the line is parsed. */
  readonly globals: () => GlobalOptions;
  /** Folder of rules that the line asks for. @throws Refusal `rules-missing` */
  readonly rulesFolder: () => string;
  /** Sets the exit code: 0 done (the default), 1 deviations or failing examples. */
  readonly exitWith: (code: number) => void;
}

/** Adds one command to the program. What the command needs is loaded when it runs: `--help` opens nothing. */
export type Register = (program: Command, context: CommandContext) => void;
