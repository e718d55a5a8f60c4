// Starts the worker from its source: threads do not take over the loader that runs the main one. The built program has no need of it.
import { register } from 'tsx/esm/api';

register();
const { default: work } = await import('./worker.ts');
export default work;
