const DEVIATION_LETTERS = 'pdx';

/** Letters of the verdicts that a filter lets through, or null for all. */
export const lettersOf = (verdict, statuses) => {
  if (!verdict) return null;
  if (verdict === 'deviation') return DEVIATION_LETTERS;
  if (verdict === 'settled') return DEVIATION_LETTERS.toUpperCase();
  return statuses.find((status) => status.code === verdict)?.letter ?? null;
};

/** Positions of the requirements that the filters leave as columns. */
export const columnsOf = (requirements, filters) =>
  requirements.flatMap((requirement, index) => {
    if (filters.req) return requirement.id === filters.req ? [index] : [];
    return !filters.severity || requirement.severity === filters.severity ? [index] : [];
  });

/**
 * The rows that the filters leave.
 * @param {Set<string> | null} found ids of rows whose full text holds the searched words, null where it was not searched
 */
export const filterRows = (rows, columns, letters, filters, found) => {
  const needle = folded(filters.q ?? '');
  return rows.filter((row) => {
    if (filters.region && (row.region || '-') !== filters.region) return false;
    if (letters !== null && !columns.some((column) => letters.includes(row.verdicts[column]))) return false;
    return needle === '' || searchedText(row).includes(needle) || (found?.has(row.id) ?? false);
  });
};

/** Lower case without dots and strokes over letters, which readers leave out when they type. */
export const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const searched = new WeakMap();
const searchedText = (row) => {
  if (!searched.has(row)) {
    searched.set(row, folded(`${row.agency} ${row.name} ${row.title} ${row.regionName} ${row.path}`));
  }
  return searched.get(row);
};

/** Gravest first, so that one click brings the lacking to the top. */
const ORDER_OF_LETTERS = 'xdpuXDPmn.';

/**
 * Rows in another order; equal ones stay as they were.
 * @param {string} key `region`, `agency`, `date`, `rate`, `critical` or the id of a requirement; `-` before it turns it round
 */
export const sortRows = (rows, key, requirements) => {
  if (!key) return rows;
  const name = key.replace(/^-/, '');
  const sign = key.startsWith('-') ? -1 : 1;
  const valueOf = sortValue(name, requirements);
  if (valueOf === null) return rows;
  return rows
    .map((row, index) => ({ row, index, value: valueOf(row) }))
    .sort((a, b) => sign * compared(a.value, b.value) || a.index - b.index)
    .map(({ row }) => row);
};

const sortValue = (name, requirements) => {
  if (name === 'region') return (row) => row.regionName || '\uffff';
  if (name === 'agency') return (row) => row.agency || '\uffff';
  if (name === 'date') return (row) => row.date;
  if (name === 'rate') return (row) => row.rate ?? 2;
  if (name === 'critical') return (row) => criticalIn(row, requirements);
  const index = requirements.findIndex((requirement) => requirement.id === name);
  return index < 0 ? null : (row) => ORDER_OF_LETTERS.indexOf(row.verdicts[index]);
};

const compared = (a, b) => {
  if (a === b) return 0;
  return typeof a === 'string' ? a.localeCompare(b, 'ru') : a - b;
};

/** How many critical requirements the row deviates from. */
export const criticalIn = (row, requirements) =>
  requirements.filter((requirement, index) => requirement.severity === 'critical' && DEVIATION_LETTERS.includes(row.verdicts[index]))
    .length;
