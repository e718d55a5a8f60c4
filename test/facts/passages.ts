import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ActLabel, actLabel } from '../corpus/labels.js';
import type { FactKind } from '../corpus/score.js';

/** A short passage with all the facts of one kind in it, as `fixtures/facts/README.md` describes it. */
export interface Passage {
  /** Name of the file and place in it, from 1. */
  readonly name: string;
  readonly part: 'order' | 'procedure';
  readonly text: string;
  readonly label: Partial<ActLabel>;
}

/** Files of passages with the facts that each is labelled with. */
export const PASSAGE_KINDS = {
  roles: ['roles', 'role-designations', 'role-persons'],
  deadlines: ['deadlines', 'deadline-events'],
  touchpoints: ['touchpoints'],
} as const satisfies Readonly<Record<string, readonly FactKind[]>>;

export type PassageKind = keyof typeof PASSAGE_KINDS;

const shape = actLabel.shape;
const passages = z.array(
  z
    .looseObject({
      half: z.enum(['dev', 'test']),
      part: z.enum(['order', 'procedure']).default('procedure'),
      text: z.string(),
      roles: shape.roles.optional(),
      deadlines: shape.deadlines.optional(),
      touchpoints: shape.touchpoints.optional(),
    })
    .transform(({ half, part, text, roles, deadlines, touchpoints }) => ({
      half,
      part,
      text,
      label: { ...(roles && { roles }), ...(deadlines && { deadlines }), ...(touchpoints && { touchpoints }) },
    })),
);

/** The passages of a half. Throws where a file is not as its README says. */
export const readPassages = (kind: PassageKind, half: 'dev' | 'test'): Passage[] =>
  passages
    .parse(parse(readFileSync(path.join('fixtures/facts', `${kind}.yaml`), 'utf8')))
    .map((each, index) => ({ ...each, name: `${kind} ${index + 1}` }))
    .filter((each) => each.half === half);

/** An order with the passage in it, and the lines between which it stands; `after` is null where it ends the order. */
export const orderAround = ({ part, text }: Passage): { readonly text: string; readonly before: string; readonly after: string | null } =>
  part === 'order'
    ? { text: `${ORDER_HEAD}${text}\n\n${ORDER_TAIL}${PROCEDURE}`, before: lastLine(ORDER_HEAD), after: SIGNATORY }
    : { text: `${ORDER_HEAD}${ORDER_TAIL}${PROCEDURE}${text}`, before: lastLine(PROCEDURE), after: null };

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

const SIGNATORY = 'Руководитель агентства';

const ORDER_HEAD = `АГЕНТСТВО ПО ТУРИЗМУ ТВЕРСКОЙ ОБЛАСТИ

ПРИКАЗ

11.03.2024 № 17-од

Об утверждении Порядка формирования и ведения перечня точек взаимодействия с клиентами

В целях внедрения клиентоцентричного подхода ПРИКАЗЫВАЮ:

1. Утвердить прилагаемый Порядок формирования и ведения перечня точек взаимодействия с клиентами (далее – Порядок).

`;

const ORDER_TAIL = `${SIGNATORY}                                        С.П. Орлов

УТВЕРЖДЕН
приказом Агентства по туризму Тверской области
от 11.03.2024 № 17-од

`;

const PROCEDURE = `ПОРЯДОК
формирования и ведения перечня точек взаимодействия с клиентами

1. Общие положения

1.1. Порядок устанавливает правила формирования и ведения перечня точек взаимодействия Агентства с клиентами (далее – Перечень).

2. Формирование и ведение Перечня

`;
