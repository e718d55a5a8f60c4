/** Letters that lists count with. */
export const LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя';

/** «5.4.» → «5.5.», «б)» → «в)»; null where the label counts nothing. */
export const nextLabel = (label: string): string | null => {
  const found = /^(.*?)(\d+)(\D*)$/u.exec(label);
  if (found !== null) return `${found[1]}${Number(found[2]) + 1}${found[3]}`;
  const letter = /^([а-я])([).]*)$/u.exec(label);
  return letter === null ? null : `${LETTERS.charAt(LETTERS.indexOf(letter[1] ?? '') + 1)}${letter[2]}`;
};
