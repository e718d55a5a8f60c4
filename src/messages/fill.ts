export type MessageData = Readonly<Record<string, string | number | null | undefined>>;

/**
 * A template with its values: `{name}` is replaced, a stretch in `[[…]]` is left out where a value in it is unknown, and
 * an unknown value elsewhere is shown as «?».
 */
export const fill = (template: string, data: MessageData = {}): string =>
  template
    .replace(/\[\[([^\]]*)\]\]/gu, (_, stretch: string) =>
      [...stretch.matchAll(PLACE)].every(([, name]) => isKnown(data[name ?? ''])) ? stretch : '',
    )
    .replace(PLACE, (_, name: string) => (isKnown(data[name]) ? String(data[name]) : '?'));

const PLACE = /\{([a-zA-Z]+)\}/gu;

const isKnown = (value: MessageData[string]): boolean => value !== undefined && value !== null && value !== '';
