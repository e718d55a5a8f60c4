import { type FindingStatus, type Severity } from '../../model/index.js';
import { nameOf, type Wording } from '../wording.js';
import type { ColourRule } from './sheet.js';

/** Quiet fills with dark ink: each pair has a contrast above 4.5 to 1. */
const STATUS: Readonly<Record<FindingStatus, readonly [fill: string, ink: string]>> = {
  met: ['E2F0D9', '274E13'],
  partial: ['FFF2CC', '5F4700'],
  deviates: ['FCE4D6', '7F3300'],
  missing: ['F8CBCB', '7A0C0C'],
  'not-applicable': ['F2F2F2', '595959'],
  undetermined: ['DDEBF7', '1F3864'],
};

const SEVERITY: Readonly<Record<Severity, readonly [fill: string, ink: string]>> = {
  critical: ['F8CBCB', '7A0C0C'],
  major: ['FCE4D6', '7F3300'],
  minor: ['FFF2CC', '5F4700'],
  info: ['F2F2F2', '595959'],
};

export const statusColours = (wording: Wording, column: number, toColumn = column): ColourRule[] =>
  coloured(wording.codes.findingStatus, STATUS, column, toColumn);

export const severityColours = (wording: Wording, column: number): ColourRule[] =>
  coloured(wording.codes.severity, SEVERITY, column, column);

const coloured = (
  names: Readonly<Record<string, string>>,
  colours: Readonly<Record<string, readonly [string, string]>>,
  column: number,
  toColumn: number,
): ColourRule[] => Object.entries(colours).map(([code, [fill, ink]]) => ({ column, toColumn, value: nameOf(names, code), fill, ink }));
