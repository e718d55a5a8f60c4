/** What the hash of the address says: `#/section/rest/of/path?filters`. */
export const parseAddress = (hash) => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [section, ...rest] = path.split('/').map(decoded);
  return { section: section || 'summary', path: rest, filters: Object.fromEntries(new URLSearchParams(query)) };
};

/** The address of a section, place and filters; filters that are not set are left out. */
export const formatAddress = (section, path = [], filters = {}) => {
  const set = Object.entries(filters).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  const query = new URLSearchParams(set).toString();
  return `#/${[section, ...path].map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
};

const decoded = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
