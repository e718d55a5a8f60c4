/** The label that follows in the series: «5.4.» → «5.5.», «б)» → «в)»; null where the label counts nothing. */
export const labelAfter = (label: string, letters: readonly string[]): string | null => {
  const counted = /^(.*?)(\d+)(\D*)$/u.exec(label);
  if (counted !== null) return `${counted[1] ?? ''}${Number(counted[2]) + 1}${counted[3] ?? ''}`;
  const lettered = /^(\p{L})([).]*)$/u.exec(label);
  if (lettered === null) return /^[^\p{L}\p{N}]+$/u.test(label) ? label : null;
  const at = letters.indexOf(lettered[1] ?? '');
  const next = letters[at + 1];
  return at < 0 || next === undefined ? null : `${next}${lettered[2] ?? ''}`;
};
